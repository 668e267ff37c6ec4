import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signatureCache } from '../../../src/identity/signature-cache.js';

const key = createSecretKey(Buffer.from('a'));
const otherKey = createSecretKey(Buffer.from('b'));

describe('the memory of right signatures', () => {
  it('holds a token under its key until it expires', () => {
    const cache = signatureCache();
    cache.remember('token', key, 100);

    expect(cache.holds('token', key, 99)).toBe(true);
    expect(cache.holds('other', key, 99)).toBe(false);
    expect(cache.holds('token', key, 100)).toBe(false);
  });

  it('forgets a token whose key was replaced', () => {
    const cache = signatureCache();
    cache.remember('token', key, 100);

    expect(cache.holds('token', otherKey, 1)).toBe(false);
    expect(cache.holds('token', key, 1)).toBe(false);
  });

  it('is bounded, and lets go what was used longest ago', () => {
    const cache = signatureCache(2);
    cache.remember('first', key, 100);
    cache.remember('second', key, 100);
    cache.holds('first', key, 1);
    cache.remember('third', key, 100);

    expect(['first', 'second', 'third'].map((token) => cache.holds(token, key, 1))).toEqual([true, false, true]);
  });
});
