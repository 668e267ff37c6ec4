import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ALTER, ALTERATIONS, type Alteration } from '../../src/decision-policy/explain/altered-facts.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { arbitraryFacts } from '../support/arbitrary-facts.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { runs } from '../support/property-runs.js';

const { limits: _limits, stepUp: _stepUp, ...person } = enquiryFacts().caller;

/** Everything that any alteration could alter stands as badly as it can. */
const WORST = enquiryFacts({
  caller: { training: 'LAPSED', vetting: 'LAPSED', issuer: 'NOT_REGISTERED' },
  colleague: { ...person, training: 'LAPSED', confirmation: 'NOT_CONFIRMED', relationship: 'NONE' },
  subject: { relationship: 'NONE', feeds: 'LATE' },
  items: [itemFacts('PLAN', { consent: 'REFUSED', detriment: 'MORE_DETRIMENTAL' }), itemFacts('INVOLVEMENT')],
});

/** Paths at which two facts differ. */
function changes(before: unknown, after: unknown, path = ''): readonly string[] {
  if (typeof before !== 'object' || before === null) return before === after ? [] : [`${path}: ${String(after)}`];
  return Object.entries(before).flatMap(([key, value]) =>
    changes(value, (after as Readonly<Record<string, unknown>>)[key], path === '' ? key : `${path}.${key}`),
  );
}

describe('an altered fact', () => {
  it.each<[Alteration, readonly string[]]>([
    ['TRAINING_RENEWED', ['caller.training: CURRENT']],
    ['VETTING_RENEWED', ['caller.vetting: CURRENT']],
    ['OWN_SIGN_IN', ['caller.issuer: REGISTERED']],
    ['COLLEAGUE_CONFIRMS', ['colleague.confirmation: CONFIRMED']],
    ['RELATIONSHIP_RECORDED', ['colleague.relationship: RECORDED', 'subject.relationship: RECORDED']],
    ['CONSENT_GIVEN', ['items.0.consent: GIVEN', 'items.1.consent: GIVEN']],
    ['DETRIMENT_WITHDRAWN', ['items.0.detriment: NONE']],
    ['FEEDS_IN_TIME', ['subject.feeds: IN_TIME']],
  ])('of %s changes %j and nothing else', (fact, expected) => {
    expect(changes(WORST, ALTER[fact](WORST))).toEqual(expected);
  });

  it('is the very same facts where there is nothing to alter', () => {
    const best: EnquiryFacts = enquiryFacts({ items: [itemFacts('PLAN', { consent: 'GIVEN' })] });
    for (const fact of ALTERATIONS) expect(ALTER[fact](best)).toBe(best);
    for (const fact of ALTERATIONS) expect(ALTER[fact](ALTER[fact](WORST))).toEqual(ALTER[fact](WORST));
  });

  it('is never one of what the enquirer types, and bars nobody who is barred', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        for (const fact of ALTERATIONS) {
          const altered = ALTER[fact](facts);
          expect(altered.request).toBe(facts.request);
          expect(altered.caller.group).toBe(facts.caller.group);
          if (facts.caller.vetting === 'BARRED') expect(altered.caller.vetting).toBe('BARRED');
        }
      }),
      { numRuns: runs(500), seed: 5_153 },
    );
  });
});
