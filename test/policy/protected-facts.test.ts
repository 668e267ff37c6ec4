import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createDecide } from '../../src/decision-policy/decide.js';
import { FIELDS_OF_KIND } from '../../src/decision-policy/facts/facts.js';
import type { EnquiryFacts, ItemFacts, ItemKind } from '../../src/decision-policy/facts/facts.js';
import { isProtected } from '../../src/decision-policy/judge/decide-item.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { arbitraryFacts, arbitraryItem, arbitraryItems, arbitraryOpenFacts } from '../support/arbitrary-facts.js';
import { itemFacts } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';
import { releasedOf, toldOf } from '../support/told-of-decision.js';
import { enough, runs } from '../support/property-runs.js';

const decide = createDecide(RULESET, sha256OfText);
const anyFacts = fc.oneof(arbitraryFacts, arbitraryOpenFacts);
const settings = { seed: 20260105, numRuns: runs(1_000) };

/** Every fact whose very existence is protected, as what it makes of an item. */
const PROTECTED_FACTS: readonly (readonly [string, (item: ItemFacts) => ItemFacts])[] = [
  ['a confidential service', (item) => ({ ...item, kind: 'SENSITIVE_SERVICE', protection: 'SENSITIVE_SERVICE' })],
  ['an item held because of a confidential service', (item) => ({ ...item, protection: 'SENSITIVE_SERVICE' })],
  ['an item that a shield hides', (item) => ({ ...item, protection: 'SHIELD' })],
  ['an item from before a change of identity', (item) => ({ ...item, protection: 'CHANGED_IDENTITY' })],
  ['a pointer to the police', (item) => ({ ...item, kind: 'POLICE_POINTER' })],
  ['a common assessment', (item) => ({ ...item, kind: 'COMMON_ASSESSMENT' })],
  ["another person's enquiry", (item) => ({ ...item, kind: 'EARLIER_ENQUIRY' })],
  ['an item whose existence its holder would not have told', (item) => ({ ...item, detriment: 'EXISTENCE_TOO' })],
  ['any protected item', (item) => item],
];

/** What a holder's judgement does not reach: the state of a case and of a plan, and the lead social worker. */
const PLAN_STATE: Readonly<Record<ItemKind, readonly string[]>> = {
  SOCIAL_CARE_CASE: ['authority', 'state'],
  PLAN: ['authority', 'kind', 'started', 'ended'],
  LEAD_SOCIAL_WORKER: ['name', 'team', 'phone'],
  INVOLVEMENT: [],
  IDENTITY: [],
  HOUSEHOLD_CHILD: ['planInForce'],
  EARLIER_ENQUIRY: [],
  SENSITIVE_SERVICE: [],
  COMMON_ASSESSMENT: [],
  POLICE_POINTER: [],
};

describe('protected facts', () => {
  it('are the very kinds of some items, whatever else is known of them', () => {
    const guarded = (Object.keys(FIELDS_OF_KIND) as ItemKind[]).filter((kind) =>
      isProtected({ shield: 'NONE' }, itemFacts(kind, { protection: 'NONE', detriment: 'NONE' })),
    );
    expect(guarded.sort()).toEqual(['COMMON_ASSESSMENT', 'EARLIER_ENQUIRY', 'POLICE_POINTER', 'SENSITIVE_SERVICE']);
  });

  it.each(PROTECTED_FACTS)('are told alike whether or not there is %s that is not released', (_, protect) => {
    const extra = fc.array(arbitraryItem, { minLength: 1, maxLength: 4 });
    let compared = 0;
    fc.assert(
      fc.property(anyFacts, extra, (facts, items) => {
        if (decide(facts).closed.length > 0) return;
        const named = items.map((item, at) => protect({ ...item, ref: `extra:${at}` }));
        const both = decide({ ...facts, items: [...facts.items, ...named] });
        const removed = new Set(both.items.filter((item) => item.removedFirst).map(({ ref }) => ref));
        const hidden: ItemFacts[] = named.filter(({ ref }) => removed.has(ref));
        if (hidden.length === 0) return;
        compared += 1;
        const withHidden = decide({ ...facts, items: [...hidden, ...facts.items] });
        expect(JSON.stringify(toldOf(withHidden))).toBe(JSON.stringify(toldOf(decide(facts))));
      }),
      settings,
    );
    expect(compared).toBeGreaterThan(enough(100));
  });

  it('never tell that anything of a protected item was withheld', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const protectedKinds = new Set(['SENSITIVE_SERVICE', 'EARLIER_ENQUIRY', 'COMMON_ASSESSMENT', 'POLICE_POINTER']);
        const { withheld } = decide(facts);
        expect(withheld.filter(({ kind }) => protectedKinds.has(kind))).toEqual([]);
        const unprotected = facts.items.filter(
          ({ protection, detriment }) => protection === 'NONE' && detriment !== 'EXISTENCE_TOO',
        );
        const kinds = new Set(unprotected.map(({ kind }) => kind));
        expect(withheld.filter(({ kind }) => !kinds.has(kind))).toEqual([]);
      }),
      settings,
    );
  });

  it('release nothing from before a change of identity, whoever asks on whatever ground', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const items = facts.items.map((item) => ({ ...item, protection: 'CHANGED_IDENTITY' as const }));
        expect([...releasedOf(decide({ ...facts, items }))]).toEqual([]);
      }),
      settings,
    );
  });

  it("let no holder's judgement stand before plan state, and no ground stand before the judgement", () => {
    const judgement = fc.constantFrom('MORE_DETRIMENTAL', 'EXISTENCE_TOO' as const);
    fc.assert(
      fc.property(anyFacts, judgement, (facts, detriment) => {
        const plain = facts.items.map((item) => ({ ...item, detriment: 'NONE' as const }));
        const judged = facts.items.map((item) => ({ ...item, detriment }));
        const without = releasedOf(decide({ ...facts, items: plain }));
        const under = releasedOf(decide({ ...facts, items: judged }));
        const stays = new Set(plain.flatMap(({ ref, kind }) => PLAN_STATE[kind].map((field) => `${ref} ${field}`)));
        if (detriment === 'MORE_DETRIMENTAL') {
          for (const { ref, kind } of plain) {
            if (kind === 'IDENTITY') for (const field of FIELDS_OF_KIND[kind]) stays.add(`${ref} ${field}`);
          }
        }
        expect([...under]).toEqual([...without].filter((field) => stays.has(field)));
      }),
      settings,
    );
  });

  it('answer a child held only because of a confidential service as one who is not held', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFacts, arbitraryItems, (facts, items) => {
        const hidden = items.map((item) => ({ ...item, protection: 'SENSITIVE_SERVICE' as const }));
        const held = { ...facts, subject: { ...facts.subject, shield: 'NONE' as const }, items: hidden };
        const decision = decide(held);
        if (releasedOf(decision).size > 0) return;
        compared += 1;
        expect(JSON.stringify(toldOf(decision))).toBe(JSON.stringify(toldOf(decide(expectedUnheld(held)))));
      }),
      settings,
    );
    expect(compared).toBeGreaterThan(enough(100));
  });
});

/** A child of whom nothing is left has no relationship that could show; a claimed one is the caller's own word. */
function expectedUnheld(facts: EnquiryFacts): EnquiryFacts {
  return facts.subject.identity === 'CONFIRMED'
    ? { ...facts, subject: { ...facts.subject, identity: 'NOT_HELD', relationship: 'NONE' }, items: [] }
    : facts;
}
