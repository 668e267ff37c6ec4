import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { receiptText, type ReceiptContent } from '../../../src/disclosure-log/format/receipt-text.js';
import type { DecisionId } from '../../../src/shared/ids.js';
import type { Instant } from '../../../src/shared/instant.js';
import vector from './leaf-v1.json' with { type: 'json' };

const content: ReceiptContent = {
  origin: vector.origin,
  decisionId: vector.id as DecisionId,
  leafHash: Buffer.from(vector.leafHashHex, 'hex'),
  decidedAt: vector.decidedAt as Instant,
};
const PKCS8_ED25519 = '302e020100300506032b657004220420';
const key = createPrivateKey({
  key: Buffer.from(`${PKCS8_ED25519}${vector.receiptKeySeedHex}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});

describe('what a receipt signs', () => {
  it('is five lines, to the byte', () => {
    expect(Buffer.from(receiptText(content)).toString('latin1')).toBe(vector.receiptText);
    expect(vector.receiptText.split('\n')).toHaveLength(6);
  });

  it('has a known signature under a known key', () => {
    const signature = sign(null, receiptText(content), key);
    expect(signature.toString('base64')).toBe(vector.receiptSignatureBase64);
    expect(verify(null, receiptText(content), createPublicKey(key), signature)).toBe(true);
  });

  it.each([
    ['origin', { origin: 'other.example/log' }],
    ['decision', { decisionId: '0f8e2b4a-9d3c-4e71-a5b6-c7d8e9f0a1b3' as DecisionId }],
    ['leaf', { leafHash: new Uint8Array(32) }],
    ['time', { decidedAt: '2027-03-28T01:30:59.000002Z' as Instant }],
  ])('ties the signature to the %s', (_what, change) => {
    const signature = Buffer.from(vector.receiptSignatureBase64, 'base64');
    expect(verify(null, receiptText({ ...content, ...change }), createPublicKey(key), signature)).toBe(false);
  });

  it('cannot be made to hold another line', () => {
    for (const origin of ['', 'hub\nexample', 'hüb.example']) {
      expect(() => receiptText({ ...content, origin })).toThrow(TypeError);
    }
    expect(() => receiptText({ ...content, decidedAt: '2027-03-28T01:30:59Z' as Instant })).toThrow(TypeError);
  });
});
