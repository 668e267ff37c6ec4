import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryBundle, LONGEST_ENTRY, splitBundle } from '../../../../src/disclosure-log/format/entry-bundle.js';

const entry = fc.uint8Array({ maxLength: 600 });

/** The entries of a bundle of exactly so many; `null` when it is not one. */
function entriesOf(bundle: Uint8Array, width: number): readonly Uint8Array[] | null {
  const { entries, rest } = splitBundle(bundle, width);
  return entries.length === width && rest === 0 ? entries : null;
}

describe('a bundle of entries', () => {
  it('has each entry behind its length in two bytes, high byte first', () => {
    const long = new Uint8Array(258).fill(7);
    const bundle = entryBundle([Uint8Array.of(1, 2, 3), new Uint8Array(), long]);
    expect([...bundle.slice(0, 9)]).toEqual([0, 3, 1, 2, 3, 0, 0, 1, 2]);
    expect(bundle).toHaveLength(5 + 2 + 260);
    expect(entriesOf(bundle, 3)?.[2]).toEqual(long);
  });

  it('is read back to the entries that it was made of', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 256 }), (entries) => {
        expect(entriesOf(entryBundle(entries), entries.length)).toEqual(entries);
      }),
      { seed: 256, numRuns: 50 },
    );
  });

  it('takes an entry of 65,535 bytes and no longer one, 256 of them and no more, and at least one', () => {
    expect(entriesOf(entryBundle([new Uint8Array(LONGEST_ENTRY)]), 1)?.[0]).toHaveLength(LONGEST_ENTRY);
    expect(() => entryBundle([new Uint8Array(LONGEST_ENTRY + 1)])).toThrow(TypeError);
    expect(() => entryBundle([])).toThrow(TypeError);
    expect(() => entryBundle(Array.from({ length: 257 }, () => new Uint8Array()))).toThrow(TypeError);
  });

  it('is seen not to be whole when it is cut anywhere, has bytes to spare, or another number of entries', () => {
    const bundle = entryBundle([Uint8Array.of(1, 2, 3), new Uint8Array(), Uint8Array.of(9)]);
    for (let end = 0; end < bundle.length; end += 1) {
      expect(entriesOf(bundle.subarray(0, end), 3)).toBeNull();
    }
    expect(splitBundle(Uint8Array.of(...bundle, 0), 3).rest).toBe(1);
    expect(entriesOf(bundle, 2)).toBeNull();
    expect(entriesOf(bundle, 4)).toBeNull();
  });

  it('gives what is whole of it, to those who say where it breaks', () => {
    const bundle = entryBundle([Uint8Array.of(1, 2, 3), Uint8Array.of(4), Uint8Array.of(9, 9)]);
    expect(splitBundle(bundle.subarray(0, -1), 3)).toEqual({
      entries: [Uint8Array.of(1, 2, 3), Uint8Array.of(4)],
      rest: 3,
    });
  });

  it('is never a reason to throw, and is one text of its entries, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 1, max: 12 }), (bytes, width) => {
        const entries = entriesOf(bytes, width);
        if (entries !== null) expect(entryBundle(entries)).toEqual(bytes);
      }),
      { seed: 12, numRuns: 2_000 },
    );
  });
});
