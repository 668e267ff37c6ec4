import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  entryBundle,
  LONGEST_ENTRY,
  readEntryBundle,
  splitBundle,
} from '../../../../src/disclosure-log/format/entry-bundle.js';
import { Malformed } from '../../../../src/disclosure-log/format/malformed.js';

const entry = fc.uint8Array({ maxLength: 600 });

describe('a bundle of entries', () => {
  it('has each entry behind its length in two bytes, high byte first', () => {
    const long = new Uint8Array(258).fill(7);
    const bundle = entryBundle([Uint8Array.of(1, 2, 3), new Uint8Array(), long]);
    expect([...bundle.slice(0, 9)]).toEqual([0, 3, 1, 2, 3, 0, 0, 1, 2]);
    expect(bundle).toHaveLength(5 + 2 + 260);
    expect(readEntryBundle(bundle, 3)[2]).toEqual(long);
  });

  it('is read back to the entries that it was made of', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 256 }), (entries) => {
        expect(readEntryBundle(entryBundle(entries), entries.length)).toEqual(entries);
      }),
      { seed: 256, numRuns: 50 },
    );
  });

  it('takes an entry of 65,535 bytes and no longer one, 256 of them and no more, and at least one', () => {
    expect(readEntryBundle(entryBundle([new Uint8Array(LONGEST_ENTRY)]), 1)[0]).toHaveLength(LONGEST_ENTRY);
    expect(() => entryBundle([new Uint8Array(LONGEST_ENTRY + 1)])).toThrow(TypeError);
    expect(() => entryBundle([])).toThrow(TypeError);
    expect(() => entryBundle(Array.from({ length: 257 }, () => new Uint8Array()))).toThrow(TypeError);
  });

  it('is refused when it is cut anywhere, has bytes to spare, or another number of entries', () => {
    const bundle = entryBundle([Uint8Array.of(1, 2, 3), new Uint8Array(), Uint8Array.of(9)]);
    for (let end = 0; end < bundle.length; end += 1) {
      expect(() => readEntryBundle(bundle.subarray(0, end), 3)).toThrow(Malformed);
    }
    expect(() => readEntryBundle(Uint8Array.of(...bundle, 0), 3)).toThrow('a bundle with more than its entries');
    expect(() => readEntryBundle(bundle, 2)).toThrow(Malformed);
    expect(() => readEntryBundle(bundle, 4)).toThrow(Malformed);
  });

  it('gives what is whole of it, to those who say where it breaks', () => {
    const bundle = entryBundle([Uint8Array.of(1, 2, 3), Uint8Array.of(4), Uint8Array.of(9, 9)]);
    expect(splitBundle(bundle.subarray(0, -1), 3)).toEqual({
      entries: [Uint8Array.of(1, 2, 3), Uint8Array.of(4)],
      rest: 3,
    });
  });

  it('is refused as malformed, and in no other way, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 0, max: 12 }), (bytes, width) => {
        try {
          expect(entryBundle(readEntryBundle(bytes, width))).toEqual(bytes);
        } catch (fault) {
          if (!(fault instanceof Malformed)) expect([width, bytes.length]).toEqual([0, 0]);
        }
      }),
      { seed: 12, numRuns: 2_000 },
    );
  });
});
