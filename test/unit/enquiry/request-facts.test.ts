import { describe, expect, it } from 'vitest';
import type { PublicInterestStatement } from '../../../src/enquiry/enquiry-request.js';
import { requestFacts } from '../../../src/enquiry/request-facts.js';
import { request } from '../../support/builders.js';

const STATED: PublicInterestStatement = {
  ground: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD',
  facts: 'a bruise in the shape of a hand',
  adviser: 'the named doctor',
  consentSought: 'NO',
  familyTold: 'NO',
  familyNotToldReason: 'telling them first would put her at risk',
};

function leftOpen(changes: Partial<PublicInterestStatement> | null): readonly string[] {
  const facts = requestFacts(request({ publicInterest: changes && { ...STATED, ...changes } }), false);
  return (['adviserNotYet', 'consentNotYet', 'familyNotYet'] as const).filter((fact) => facts[fact]);
}

describe('what is left open of a stated ground', () => {
  it('is nothing where it is said who advised, whether consent was sought, and that the family was told or why not', () => {
    expect(leftOpen({})).toEqual([]);
    expect(leftOpen({ consentSought: 'YES', familyTold: 'YES', familyNotToldReason: null })).toEqual([]);
  });

  it('is the advice where nobody is named', () => {
    expect(leftOpen({ adviser: null })).toEqual(['adviserNotYet']);
  });

  it('is what is said to be not yet done', () => {
    expect(leftOpen({ consentSought: 'NOT_YET' })).toEqual(['consentNotYet']);
    expect(leftOpen({ familyTold: 'NOT_YET' })).toEqual(['familyNotYet']);
  });

  it('is the family where it was not told and no reason is given (1.14, 2.72)', () => {
    expect(leftOpen({ familyNotToldReason: null })).toEqual(['familyNotYet']);
  });

  it('is nothing without a ground', () => {
    expect(leftOpen(null)).toEqual([]);
  });
});
