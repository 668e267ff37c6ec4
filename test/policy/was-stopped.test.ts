import { describe, expect, it } from 'vitest';
import { createDecide } from '../../src/decision-policy/decide.js';
import { RULESET } from '../../src/decision-policy/ruleset.js';
import { wasStopped } from '../../src/decision-policy/was-stopped.js';
import { enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { sha256OfText } from '../support/sha256.js';

const decide = createDecide(RULESET, sha256OfText);
const request = { purpose: 'CARE_OF_PRESENTING_CHILD', setting: 'UNSCHEDULED', concern: 'NONE' } as const;
const nurse = { group: 'A_AND_E' } as const;
const clinic = itemFacts('SENSITIVE_SERVICE', { protection: 'SENSITIVE_SERVICE' });

describe('whoever enquires', () => {
  it('is stopped by a gate, and not by what is answered', () => {
    expect(wasStopped(decide(enquiryFacts({ caller: { ...nurse, training: 'LAPSED' }, request })))).toBe(true);
    expect(wasStopped(decide(enquiryFacts({ caller: nurse, request, items: [itemFacts('IDENTITY')] })))).toBe(false);
  });

  it('is not stopped where all that is held was kept back, although the enquiry is closed', () => {
    const decision = decide(enquiryFacts({ caller: nurse, request, items: [clinic] }));
    expect(decision.closed).not.toEqual([]);
    expect(wasStopped(decision)).toBe(false);
  });

  it('is not stopped by no rule, although nothing was there to decide', () => {
    expect(wasStopped({ closed: [], items: [] })).toBe(false);
  });
});
