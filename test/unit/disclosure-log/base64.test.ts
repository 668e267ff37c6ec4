import { expect, it } from 'vitest';
import { base64 } from '../../../src/disclosure-log/format/base64.js';

it('writes what the platform writes, at every length and for every byte', () => {
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  for (let length = 0; length <= 256; length += 1) {
    const bytes = every.subarray(256 - length);
    expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  }
});
