import { describe, expect, it } from 'vitest';
import { mintReceipt } from '../../../src/disclosure-log/log-receipt.js';
import { composeAnswer } from '../../../src/release/compose-answer.js';
import { release } from '../../../src/release/release.js';
import { releaseStored } from '../../../src/release/stored-answer.js';
import type { DecisionId } from '../../../src/shared/ids.js';
import type { Instant } from '../../../src/shared/instant.js';
import { canonical, digest, materials } from '../../support/answer-materials.js';
import { childRecord } from '../../support/builders.js';
import { enquiryFacts, itemFacts } from '../../support/enquiry-facts.js';

const sealed = composeAnswer(
  materials(enquiryFacts({ items: [itemFacts('SOCIAL_CARE_CASE', { ref: 'case:0' })] }), childRecord()),
);
const receiptOf = (text: string) =>
  mintReceipt({
    decisionId: '00000000-0000-4000-8000-000000000001' as DecisionId,
    decidedAt: '2026-01-05T03:00:00.000000Z' as Instant,
    policyVersion: 'v',
    leafHash: 'bGVhZg==',
    signature: 'c2ln',
    answerDigest: digest(text),
  });

/** The stored answer with one part put in or, without a value, left out. */
function withPart(part: string, value: unknown): string {
  return JSON.stringify({ ...(JSON.parse(sealed.canonicalForRecord()) as object), [part]: value });
}

describe('release', () => {
  it('gives the answer with the receipt of its own record', () => {
    const answer = release(sealed, receiptOf(sealed.canonicalForRecord()));
    const { receipt, ...content } = answer;
    expect(canonical(content)).toBe(sealed.canonicalForRecord());
    expect(receipt).toEqual({
      decisionId: '00000000-0000-4000-8000-000000000001',
      decidedAt: '2026-01-05T03:00:00.000000Z',
      policyVersion: 'v',
      leafHash: 'bGVhZg==',
      signature: 'c2ln',
      index: null,
      proof: null,
    });
  });

  it('refuses the receipt of another answer', () => {
    expect(() => release(sealed, receiptOf('another'))).toThrow('the receipt is that of another answer');
  });

  it('shows nothing of a sealed answer to whoever prints or serialises it', () => {
    expect(JSON.stringify(sealed)).toBe('{}');
    expect(Object.keys(sealed)).toEqual([]);
  });

  it('gives a stored answer once more to the byte', () => {
    const text = sealed.canonicalForRecord();
    expect(releaseStored(text, receiptOf(text))).toEqual(release(sealed, receiptOf(text)));
  });

  it.each([
    'null',
    '"text"',
    '7',
    '[]',
    '{}',
    '{"outcome":"RELEASED"}',
    withPart('more', 1),
    withPart('asOf', undefined),
    JSON.stringify({ ...JSON.parse(withPart('asOf', undefined)), more: 1 }),
  ])('refuses to give `%s` for an answer', (text) => {
    expect(() => releaseStored(text, receiptOf(text))).toThrow('what is stored is no answer');
  });

  it('makes no answer with a hole: a released item without content is a fault', () => {
    const facts = enquiryFacts({ items: [itemFacts('SOCIAL_CARE_CASE', { ref: 'case:7' })] });
    expect(() => composeAnswer(materials(facts, childRecord()))).toThrow('a released item has no content');
  });
});
