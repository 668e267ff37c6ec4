import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMissingInputs } from '../../src/decision-policy/compile/missing-inputs.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import { PolicyFault } from '../../src/decision-policy/decision.js';
import { FIELDS_OF_KIND, ITEM_KINDS } from '../../src/decision-policy/facts/facts.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import type { ForbidRule, RuleFields } from '../../src/decision-policy/rulebook/rule.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { arbitraryFacts, arbitraryItems, arbitraryOpenFacts } from '../support/arbitrary-facts.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';
import { releasedOf, toldOf } from '../support/told-of-decision.js';
import { enough, runs } from '../support/property-runs.js';

const decide = createDecide(RULESET, sha256OfText);
const missingInputs = createMissingInputs(RULESET);
const anyFacts = fc.oneof(arbitraryFacts, arbitraryOpenFacts);
const settings = { seed: 20260105, numRuns: runs(1_000) };

/** The same enquiry about a child who is not held: nothing that only the index could say. */
function notHeld(facts: EnquiryFacts): EnquiryFacts {
  return { ...facts, subject: { ...facts.subject, identity: 'NOT_HELD', relationship: 'NONE' }, items: [] };
}

describe('decisions', () => {
  it('are the same bytes however the ruleset is shuffled', () => {
    const shuffled = fc.shuffledSubarray([...RULESET], { minLength: RULESET.length, maxLength: RULESET.length });
    fc.assert(
      fc.property(shuffled, fc.array(anyFacts, { minLength: 1, maxLength: 10 }), (rules, all) => {
        const decideShuffled = createDecide(rules, sha256OfText);
        for (const facts of all) expect(JSON.stringify(decideShuffled(facts))).toBe(JSON.stringify(decide(facts)));
      }),
      { ...settings, numRuns: runs(60) },
    );
  });

  it('never release more under a further forbid', () => {
    const fields = fc.constantFrom(...ITEM_KINDS).map((kind) => ({ [kind]: FIELDS_OF_KIND[kind] }));
    const when = fc.constantFrom<ForbidRule['when']>(
      {},
      { group: { $ne: 'GP' } },
      { consent: { $nin: ['GIVEN'] } },
      { column: { $ne: 'HARM' } },
    );
    const ids = fc.constantFrom('aaa/first', 'zzz/last');
    fc.assert(
      fc.property(fields, when, ids, fc.array(anyFacts, { minLength: 1, maxLength: 10 }), (of, conditions, id, all) => {
        const stricter = createDecide([...RULESET, furtherForbid(id, of, conditions)], sha256OfText);
        for (const facts of all) {
          const before = releasedOf(decide(facts));
          expect([...releasedOf(stricter(facts))].filter((field) => !before.has(field))).toEqual([]);
        }
      }),
      { ...settings, numRuns: runs(60) },
    );
  });

  it('decide every field of the catalogue for every item that is reached, and no other', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { items, closed } = decide(facts);
        if (items.length > 0) expect(items.map(({ ref }) => ref)).toEqual(facts.items.map(({ ref }) => ref));
        if (items.length === 0) expect(closed.length).toBeGreaterThan(0);
        for (const item of items) {
          expect(item.fields.map(({ field }) => field)).toEqual([...FIELDS_OF_KIND[item.kind]]);
        }
      }),
      settings,
    );
  });

  it('decide each item by itself: no other item, and no third party, changes what is decided of one', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFacts, arbitraryItems, (facts, others) => {
        const items = [...facts.items, ...others.map((item, at) => ({ ...item, ref: `other:${at}` }))];
        const together = decide({ ...facts, items }).items;
        for (const [at, item] of together.entries()) {
          compared += 1;
          const [alone] = decide({ ...facts, items: items.slice(at, at + 1) }).items;
          expect(JSON.stringify(item)).toBe(JSON.stringify(alone));
        }
      }),
      { ...settings, numRuns: runs(300) },
    );
    expect(compared).toBeGreaterThan(enough(500));
  });

  it('answer routine care without a relationship alike, whatever is held', () => {
    fc.assert(
      fc.property(arbitraryItems, fc.constantFrom('IN_TIME', 'LATE' as const), (items, feeds) => {
        const known = decide(enquiryFacts({ subject: { relationship: 'NONE', feeds }, items }));
        const unknown = decide(
          enquiryFacts({ subject: { relationship: 'NONE', identity: 'NOT_HELD', feeds }, items: [] }),
        );
        expect(JSON.stringify(known)).toBe(JSON.stringify(unknown));
        expect(known.outcome).toBe('REFUSED');
      }),
      settings,
    );
  });

  it('say no record only when every feed is in time, and never in routine care', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const unheld = decide(notHeld(facts));
        if (unheld.outcome !== 'NO_RECORD') return;
        expect(facts.subject.feeds).toBe('IN_TIME');
        expect(facts.request.purpose).not.toBe('ROUTINE_CARE');
      }),
      settings,
    );
  });

  it('answer a failed caller gate alike for every subject', () => {
    fc.assert(
      fc.property(arbitraryFacts, arbitraryFacts, (facts, other) => {
        const decision = decide(facts);
        if (decision.closed[0]?.by !== 'CALLER_GATE') return;
        const kind = facts.subject.kind;
        const elsewhere = decide({ ...facts, subject: { ...other.subject, kind }, items: other.items });
        expect(JSON.stringify(toldOf(elsewhere))).toBe(JSON.stringify(toldOf(decision)));
      }),
      settings,
    );
  });

  it('have whatever was left open of a stated ground completed, or not, alike for every child', () => {
    let completed = 0;
    fc.assert(
      fc.property(anyFacts, arbitraryFacts, fc.boolean(), (facts, other, left) => {
        const open = { ...facts, request: { ...facts.request, familyNotYet: left } };
        const elsewhere = { ...open, subject: { ...other.subject, kind: facts.subject.kind }, items: other.items };
        const completes = decide(open).nextSteps.includes('COMPLETE_GROUND');
        expect(decide(elsewhere).nextSteps.includes('COMPLETE_GROUND')).toBe(completes);
        if (completes) completed += 1;
      }),
      settings,
    );
    expect(completed).toBeGreaterThan(enough(50));
  });

  it('say of somebody without a post that and nothing else: what other gates say is said of a post', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { outcome, closed, items } = decide({ ...facts, caller: { ...facts.caller, group: 'NONE' } });
        const stated = missingInputs(facts.request).length === 0;
        expect(outcome).toBe('REFUSED');
        expect(items).toEqual([]);
        if (stated) expect(closed).toEqual([{ rule: 'gate/role-chosen', by: 'CALLER_GATE' }]);
      }),
      settings,
    );
  });

  it('are never without a next step: the duty desk can always be phoned, and a stated concern referred', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { nextSteps } = decide(facts);
        expect(nextSteps).toContain('PHONE_DUTY_DESK');
        expect(nextSteps.includes('REFER')).toBe(facts.request.concern !== 'NONE');
      }),
      settings,
    );
  });

  it('are total: facts that parse are decided, facts that do not are a policy fault and nothing else', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decide(facts).outcome).toBeTypeOf('string');
      }),
      settings,
    );
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(() => decide(anything as EnquiryFacts)).toThrow(PolicyFault);
      }),
      settings,
    );
  });

  it('take frozen facts and leave them as they were', () => {
    const facts = enquiryFacts({ items: [Object.freeze(itemFacts('PLAN')), Object.freeze(itemFacts('IDENTITY'))] });
    const before = JSON.stringify(facts);
    Object.freeze(facts);
    Object.values(facts).forEach((group) => Object.freeze(group));
    expect(decide(facts).outcome).toBe('PARTLY_RELEASED');
    expect(JSON.stringify(facts)).toBe(before);
  });
});

function furtherForbid(id: string, fields: RuleFields, when: ForbidRule['when']): ForbidRule {
  return {
    id,
    step: 'proportionality',
    effect: 'forbid',
    text: 'a further forbid',
    citations: ['5.23'],
    since: '2018-05-25',
    until: null,
    fields,
    when,
    liftedBy: [],
    tells: 'WITHHELD',
    mendedBy: 'NOBODY',
  };
}
