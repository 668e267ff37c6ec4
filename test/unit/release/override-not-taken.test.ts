import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { EnquiryFacts } from '../../../src/decision-policy/facts/facts.js';
import { OVERRIDE_NOT_TAKEN, overrideNotTaken } from '../../../src/release/override-not-taken.js';
import { CONFIDENTIAL_SERVICES, PROTECTED_RECORDS, withheldItems } from '../../../src/release/withheld.js';
import { decide, materials } from '../../support/answer-materials.js';
import { arbitraryFacts } from '../../support/arbitrary-facts.js';
import { colleagueFacts, enquiryFacts, UNCONFIRMED } from '../../support/enquiry-facts.js';
import { runs } from '../../support/property-runs.js';

type Asked = Parameters<typeof enquiryFacts>[0] & object;

const request = { override: 'ACCESS_OVERRIDE', overrideReason: 'STATUTE', concern: 'WELFARE' } as const;
const detective = { group: 'POLICE_CHILD_ABUSE_UNIT', stepUp: 'FRESH' } as const;
const told = (asked: Asked) =>
  overrideNotTaken(materials(enquiryFacts({ caller: detective, request, ...asked }), null));

describe('an access override that was not taken', () => {
  it('is said to be so with the one reason: the post, a limit, or the sign-in', () => {
    expect(told({ caller: { ...detective, group: 'GP' } })).toEqual([OVERRIDE_NOT_TAKEN.POST]);
    expect(told({ caller: { ...detective, limits: 'PLAN_STATE_ONLY' } })).toEqual([OVERRIDE_NOT_TAKEN.OVERRIDES]);
    expect(told({ caller: { ...detective, limits: 'ABOVE' } })).toEqual([OVERRIDE_NOT_TAKEN.LIMIT]);
    expect(told({ caller: { ...detective, stepUp: 'NONE' } })).toEqual([OVERRIDE_NOT_TAKEN.SIGN_IN]);
  });

  it('is said with what no sign-in would mend first', () => {
    expect(told({ caller: { group: 'GP', stepUp: 'NONE', limits: 'ABOVE' } })).toEqual([OVERRIDE_NOT_TAKEN.POST]);
    expect(told({ caller: { ...detective, stepUp: 'NONE', limits: 'ABOVE' } })).toEqual([OVERRIDE_NOT_TAKEN.LIMIT]);
  });

  it('is not spoken of where it was taken, or where none was made', () => {
    expect(told({})).toEqual([]);
    expect(told({ request: { ...request, override: 'NONE' } })).toEqual([]);
    expect(told({ request: { ...request, overrideReason: 'OTHER' } })).toEqual([]);
    expect(told({ caller: { group: 'GP' }, request: { ...request, override: 'SELF_CLAIMED_RELATIONSHIP' } })).toEqual(
      [],
    );
  });

  it('names the post of a colleague only where the colleague has confirmed', () => {
    const onBehalf = { ...request, onBehalfOf: 'A_COLLEAGUE' } as const;
    expect(told({ colleague: colleagueFacts(), request: onBehalf })).toEqual([OVERRIDE_NOT_TAKEN.COLLEAGUE]);
    expect(told({ colleague: UNCONFIRMED, request: onBehalf })).toEqual([]);
    expect(told({ colleague: colleagueFacts({ group: 'DESIGNATED_MANAGER' }), request: onBehalf })).toEqual([]);
  });

  it('stands before the constant lines, whether or not a gate closed', () => {
    const caller = { ...detective, stepUp: 'NONE' } as const;
    for (const training of ['CURRENT', 'LAPSED'] as const) {
      const facts = enquiryFacts({ caller: { ...caller, training }, request });
      expect(withheldItems(materials(facts, null)).slice(-3)).toEqual([
        OVERRIDE_NOT_TAKEN.SIGN_IN,
        PROTECTED_RECORDS,
        CONFIDENTIAL_SERVICES,
      ]);
    }
  });

  it('is told in the same words of every child, shielded or not, held or not', () => {
    const asking = arbitraryFacts.map((facts): EnquiryFacts => ({
      ...facts,
      request: { ...facts.request, ...request },
    }));
    fc.assert(
      fc.property(asking, arbitraryFacts, (facts, other) => {
        const said = (each: EnquiryFacts) => overrideNotTaken(materials(each, null, { decision: decide(each) }));
        expect(said({ ...facts, subject: other.subject, items: other.items })).toEqual(said(facts));
      }),
      { seed: 20261122, numRuns: runs(300) },
    );
  });
});
