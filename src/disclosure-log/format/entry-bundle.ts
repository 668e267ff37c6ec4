import { TILE_WIDTH } from './tile-path.js';

/** What two bytes of length can say. */
export const LONGEST_ENTRY = 65_535;

/**
 * The file that holds up to 256 entries, each behind its length in two bytes, high byte first (C2SP tlog-tiles).
 * @throws TypeError when there are none or more than 256, or one is longer than 65,535 bytes
 */
export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw new TypeError('a bundle holds 1 to 256 entries');
  if (entries.some((entry) => entry.length > LONGEST_ENTRY)) throw new TypeError('an entry longer than 65,535 bytes');
  const bundle = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    bundle[at] = entry.length >> 8;
    bundle[at + 1] = entry.length & 255;
    bundle.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bundle;
}

export interface SplitBundle {
  /** Those that are whole, at most as many as were asked for. */
  readonly entries: readonly Uint8Array[];
  /** Bytes left after the last of them. */
  readonly rest: number;
}

/**
 * The entries of a bundle, as views into it, as far as it can be read: who reads says where it breaks, so that it never
 * throws. It is whole when it has `width` entries and nothing is left.
 */
export function splitBundle(bytes: Uint8Array, width: number): SplitBundle {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width && at + 2 <= bytes.length) {
    const end = at + 2 + (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
    if (end > bytes.length) break;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return { entries, rest: bytes.length - at };
}
