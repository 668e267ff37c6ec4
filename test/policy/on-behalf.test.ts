import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FACT_VALUES } from '../../src/decision-policy/facts/check-facts.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import type { Decision } from '../../src/decision-policy/decision.js';
import type { ColleagueFacts, EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { enquiryCounts } from '../../src/enquiry/enquiry-counts.js';
import { arbitraryFacts, arbitraryOpenFacts } from '../support/arbitrary-facts.js';
import { colleagueFacts, enquiryFacts } from '../support/enquiry-facts.js';
import { kindOfGroup } from '../support/kind-of-group.js';
import { sha256OfText } from '../support/sha256.js';
import { enough, runs } from '../support/property-runs.js';

const decide = createDecide(RULESET, sha256OfText);
const settings = { seed: 20260106, numRuns: runs(1_000) };

/** A colleague of any group, mostly in good standing, who has mostly confirmed. */
const colleague: fc.Arbitrary<ColleagueFacts> = fc
  .record({
    group: fc.constantFrom(...FACT_VALUES.colleague.group),
    vetting: mostly('CURRENT', FACT_VALUES.colleague.vetting),
    training: mostly('CURRENT', FACT_VALUES.colleague.training),
    purposeRegistered: mostly(true, [false]),
    confirmation: mostly('CONFIRMED', FACT_VALUES.colleague.confirmation),
    relationship: fc.constantFrom(...FACT_VALUES.colleague.relationship),
  })
  .map((changes) => colleagueFacts({ ...changes, organisationKind: kindOfGroup(changes.group) }));

function mostly<Value>(usual: Value, values: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof({ arbitrary: fc.constant(usual), weight: 9 }, { arbitrary: fc.constantFrom(...values), weight: 1 });
}

const asked = fc.record({ facts: fc.oneof(arbitraryFacts, arbitraryOpenFacts), colleague });

it('speaks of social care only where both may hear of it', () => {
  const request = {
    purpose: 'ROUTINE_CARE',
    setting: 'SCHEDULED',
    concern: 'NONE',
    onBehalfOf: 'A_COLLEAGUE',
  } as const;
  const heard = (group: 'GP' | 'SCHOOL_LEAD', other: 'GP' | 'SCHOOL_LEAD') =>
    decide(
      enquiryFacts({
        caller: { group, organisationKind: kindOfGroup(group) },
        request,
        subject: { relationship: 'RECORDED' },
        colleague: colleagueFacts({ group: other, organisationKind: kindOfGroup(other), relationship: 'RECORDED' }),
      }),
    ).socialCareSpokenOf;
  expect([heard('GP', 'GP'), heard('GP', 'SCHOOL_LEAD'), heard('SCHOOL_LEAD', 'GP')]).toEqual([true, false, false]);
});

/** The enquiry on behalf of the colleague, as the caller's own, and as if the colleague had made it. */
function threeWays(facts: EnquiryFacts, person: ColleagueFacts) {
  const { confirmation: _, relationship, ...standing } = person;
  const { limits, stepUp } = facts.caller;
  const alone: EnquiryFacts = { ...facts, colleague: null, request: { ...facts.request, onBehalfOf: 'NOBODY' } };
  return {
    both: decide({ ...facts, colleague: person, request: { ...facts.request, onBehalfOf: 'A_COLLEAGUE' } }),
    own: decide(alone),
    theirs: decide({
      ...alone,
      caller: { ...standing, limits, stepUp },
      subject: { ...facts.subject, relationship },
    }),
  };
}

function released({ items }: Decision): readonly string[] {
  return items.flatMap(({ ref, fields }) => fields.filter((one) => one.released).map(({ field }) => `${ref} ${field}`));
}

describe('a decision on behalf of a colleague', () => {
  it('releases what both decisions release, and nothing before the colleague confirmed', () => {
    let compared = 0;
    fc.assert(
      fc.property(asked, ({ facts, colleague: person }) => {
        const { both, own, theirs } = threeWays(facts, person);
        const shared = new Set(released(theirs));
        const expected = person.confirmation === 'CONFIRMED' ? released(own).filter((field) => shared.has(field)) : [];
        expect(released(both)).toEqual(expected);
        if (expected.length > 0) compared += 1;
      }),
      settings,
    );
    expect(compared).toBeGreaterThan(enough(100));
  });

  it('is closed when either is closed, and names nothing that closed for the colleague alone', () => {
    let closedForColleague = 0;
    fc.assert(
      fc.property(asked, ({ facts, colleague: person }) => {
        const { both, own, theirs } = threeWays(facts, person);
        if (own.closed.length > 0 || theirs.closed.length > 0) expect(both.closed.length).toBeGreaterThan(0);
        const itself = ['gate/colleague-may-not-see', 'gate/colleague-has-not-confirmed'];
        const ofOwn = new Set([...own.closed.map(({ rule }) => rule), ...itself]);
        // when all that is left is taken away, it is answered as one who is not held
        if (both.items.length === 0) expect(both.closed.filter(({ rule }) => !ofOwn.has(rule))).toEqual([]);
        if (both.closed.some(({ rule }) => rule === itself[0])) closedForColleague += 1;
      }),
      settings,
    );
    expect(closedForColleague).toBeGreaterThan(enough(100));
  });

  it('is told alike whichever gate of the colleague failed, and whatever the child', () => {
    const gates: readonly Partial<ColleagueFacts>[] = [
      { training: 'LAPSED' },
      { vetting: 'BARRED' },
      { group: 'NONE' },
      { organisation: 'INACTIVE' },
      { issuer: 'NOT_REGISTERED' },
      { purposeRegistered: false },
    ];
    fc.assert(
      fc.property(arbitraryOpenFacts, arbitraryFacts, (facts, other) => {
        const subject = { ...other.subject, kind: facts.subject.kind };
        const told = gates.flatMap((gate) =>
          [facts, { ...facts, subject, items: other.items }].map((each) => {
            const { outcome, closed, withheld, nextSteps, items } = threeWays(each, colleagueFacts(gate)).both;
            return JSON.stringify({ outcome, closed, withheld, nextSteps, items });
          }),
        );
        expect(new Set(told).size).toBe(1);
      }),
      { ...settings, numRuns: runs(200) },
    );
  });

  it('is told alike where it is the relationship that the colleague lacks, and counts as what depends on the child', () => {
    const routine = enquiryFacts({ colleague: colleagueFacts({ relationship: 'NONE' }) });
    const lapsed = enquiryFacts({ colleague: colleagueFacts({ training: 'LAPSED' }) });
    const [unrelated, barred] = [decide(routine), decide(lapsed)];
    const told = ({ outcome, closed, withheld, nextSteps, items }: Decision) =>
      JSON.stringify({ outcome, rules: closed.map(({ rule }) => rule), withheld, nextSteps, items });
    expect(told(unrelated)).toBe(told(barred));
    expect(unrelated.closed).toEqual([{ rule: 'gate/colleague-may-not-see', by: 'RELATIONSHIP' }]);
    expect(barred.closed).toEqual([{ rule: 'gate/colleague-may-not-see', by: 'CALLER_GATE' }]);
    const withoutRelationship = (decision: Decision) => enquiryCounts(routine, decision, false).withoutRelationship;
    expect([unrelated, barred].map(withoutRelationship)).toEqual([true, false]);
  });

  it('is none where a colleague is named and not there, or there and not named', () => {
    const named = enquiryFacts({ request: { onBehalfOf: 'A_COLLEAGUE' } });
    expect(() => decide({ ...named, colleague: null })).toThrow('contradict');
    expect(() => decide({ ...enquiryFacts(), colleague: colleagueFacts() })).toThrow('contradict');
    expect(decide(named).outcome).toBe('REFUSED');
  });

  it('takes away every protected item of which nothing is left for both', () => {
    fc.assert(
      fc.property(asked, ({ facts, colleague: person }) => {
        const { both, own, theirs } = threeWays(facts, person);
        for (const item of both.items) {
          const before = [own, theirs].some((one) => one.items.find(({ ref }) => ref === item.ref)?.removedFirst);
          if (before) expect(item.removedFirst).toBe(true);
          if (item.removedFirst) expect(item.fields.some((field) => field.released)).toBe(false);
        }
        const removed = new Set(both.items.filter((item) => item.removedFirst).map(({ kind }) => kind));
        const left = new Set(both.items.filter((item) => !item.removedFirst).map(({ kind }) => kind));
        for (const { kind } of both.withheld) expect(removed.has(kind) && !left.has(kind)).toBe(false);
      }),
      settings,
    );
  });

  it('says that it was made for both, and has a legal basis only for what is released', () => {
    fc.assert(
      fc.property(asked, ({ facts, colleague: person }) => {
        const { both, own, theirs } = threeWays(facts, person);
        expect([both.madeFor, own.madeFor]).toEqual(['ENQUIRER_AND_COLLEAGUE', 'ENQUIRER']);
        const bases = new Set([...own.legalBasis, ...theirs.legalBasis]);
        expect(both.legalBasis.filter((basis) => !bases.has(basis))).toEqual([]);
        if (released(both).length === 0) expect(both.legalBasis).toEqual([]);
      }),
      settings,
    );
  });

  it('of two alike is that of one', () => {
    fc.assert(
      fc.property(arbitraryOpenFacts, (facts) => {
        const { limits: _limits, stepUp: _stepUp, ...person } = facts.caller;
        const twin: ColleagueFacts = { ...person, confirmation: 'CONFIRMED', relationship: facts.subject.relationship };
        const { both, own } = threeWays(facts, twin);
        expect({ ...both, madeFor: 'ENQUIRER' }).toEqual(own);
      }),
      settings,
    );
  });
});
