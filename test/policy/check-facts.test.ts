import { describe, expect, it } from 'vitest';

import { checkFacts, FACT_VALUES } from '../../src/decision-policy/facts/check-facts.js';
import { PolicyFault } from '../../src/decision-policy/decision.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { checkSharingFacts, SHARING_FACT_VALUES } from '../../src/decision-policy/sharing/check-sharing-facts.js';
import { colleagueFacts, enquiryFacts, itemFacts } from '../support/enquiry-facts.js';
import { sharingFacts } from '../support/sharing-facts.js';

const ASKED = enquiryFacts({ colleague: colleagueFacts(), items: [itemFacts('PLAN'), itemFacts('IDENTITY')] });
const SECRET = 'Ada Thorn';

/** What is said of facts that nobody vouches for; nothing when they parse. */
function refusal(facts: unknown): string {
  try {
    checkFacts(facts as EnquiryFacts);
    return '';
  } catch (fault) {
    expect(fault).toBeInstanceOf(PolicyFault);
    return (fault as PolicyFault).message;
  }
}

const GROUPS = ['caller', 'colleague', 'request', 'subject'] as const;

describe('the facts of an enquiry', () => {
  it('parse, with a colleague and without', () => {
    expect(refusal(ASKED)).toBe('');
    expect(refusal(enquiryFacts())).toBe('');
    expect(refusal({ ...ASKED, items: [] })).toBe('');
  });

  it.each(GROUPS.flatMap((group) => Object.keys(FACT_VALUES[group]).map((fact) => [group, fact] as const)))(
    'are refused by name, and without the value, when %s.%s is no value of that fact or is not there',
    (group, fact) => {
      for (const value of [SECRET, undefined, null, 7]) {
        const why = refusal({ ...ASKED, [group]: { ...ASKED[group], [fact]: value } });
        expect(why).toMatch(/^the facts (do not parse|contradict each other) at /);
        if (fact !== 'onBehalfOf') expect(why).toBe(`the facts do not parse at ${group}.${fact}`);
      }
    },
  );

  it.each(Object.keys(FACT_VALUES.item))('are refused when %s of any item is no value of that fact', (fact) => {
    const [first, second] = ASKED.items;
    expect(refusal({ ...ASKED, items: [first, { ...second, [fact]: SECRET }] })).toBe(
      `the facts do not parse at item.${fact}`,
    );
  });

  it.each([...GROUPS, 'items'] as const)('are refused when %s is nothing of the kind', (group) => {
    expect(refusal({ ...ASKED, [group]: SECRET })).toBe(`the facts do not parse at ${group}`);
    expect(refusal({ ...ASKED, [group]: undefined })).toBe(`the facts do not parse at ${group}`);
    if (group !== 'colleague') expect(refusal({ ...ASKED, [group]: null })).toBe(`the facts do not parse at ${group}`);
  });

  it.each([null, undefined, SECRET, 7])('are refused when they are %j', (facts) => {
    expect(refusal(facts)).toBe('the facts do not parse');
  });

  it.each([SECRET, 7, null, undefined, '', '2026-13-01T00:00:00Z'])('are refused when the instant is %j', (now) => {
    expect(refusal({ ...ASKED, now })).toBe('the facts do not parse at now');
  });

  it.each([SECRET, null, [], 7])('are refused when an item is %j', (item) => {
    expect(refusal({ ...ASKED, items: [item] })).toMatch(/^the facts do not parse at item/);
  });

  it('are refused when an item has no name', () => {
    for (const ref of [7, null, undefined]) {
      expect(refusal({ ...ASKED, items: [{ ...itemFacts('PLAN'), ref }] })).toBe('the facts do not parse at item.ref');
    }
  });

  it('contradict each other when there is a colleague and nobody is asked for, or the other way round', () => {
    const contradiction = 'the facts contradict each other at colleague';
    expect(refusal({ ...ASKED, colleague: null })).toBe(contradiction);
    expect(refusal({ ...ASKED, request: { ...ASKED.request, onBehalfOf: 'NOBODY' } })).toBe(contradiction);
  });
});

describe('the facts of a decision of a holder', () => {
  it.each(Object.entries(SHARING_FACT_VALUES))('%s has each of its values and no other', (fact, values) => {
    for (const value of values) expect(() => checkSharingFacts({ ...sharingFacts(), [fact]: value })).not.toThrow();
    for (const value of [SECRET, undefined, null, true]) {
      expect(() => checkSharingFacts({ ...sharingFacts(), [fact]: value })).toThrow(
        new PolicyFault(`the facts do not parse at ${fact}`),
      );
    }
  });
});
