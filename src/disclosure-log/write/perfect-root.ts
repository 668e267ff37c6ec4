import { HASH_LENGTH, nodeHash } from '../format/node-hash.js';
import type { Hashing } from '../hashing.js';

/**
 * Root of the perfect tree over some hashes of a tile.
 * @param hashes hashes one behind the other
 * @param first the first of them, counted from 0
 * @param count how many, a power of two
 */
export function perfectRoot(hashes: Uint8Array, first: number, count: number, hashing: Hashing): Uint8Array {
  if (count === 1) return hashes.slice(first * HASH_LENGTH, (first + 1) * HASH_LENGTH);
  const half = count / 2;
  return nodeHash(perfectRoot(hashes, first, half, hashing), perfectRoot(hashes, first + half, half, hashing), hashing);
}
