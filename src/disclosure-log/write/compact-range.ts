import { emptyRoot, nodeHash } from '../format/node-hash.js';
import type { Hashing } from '../hashing.js';

/**
 * All that is needed of a tree to go on growing it: the roots of its perfect subtrees, one for each bit of its size.
 * INVARIANT: as many hashes as the size has bits set.
 */
export interface CompactRange {
  /** Leaves so far. */
  readonly size: number;
  /** Left to right, the largest subtree first. */
  readonly hashes: readonly Uint8Array[];
}

export const EMPTY_RANGE: CompactRange = Object.freeze({ size: 0, hashes: Object.freeze([]) });

/** The range after one more leaf, given by its leaf hash. */
export function appendLeaf(range: CompactRange, leafHash: Uint8Array, hashing: Hashing): CompactRange {
  const hashes = range.hashes.slice();
  let hash = leafHash;
  // as in counting: each bit that is set, from the lowest, is a subtree of the same height, complete with its neighbour
  for (let rest = range.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = hashes.pop();
    if (left === undefined) throw new TypeError('a compact range whose hashes do not fit its size');
    hash = nodeHash(left, hash, hashing);
  }
  hashes.push(hash);
  return { size: range.size + 1, hashes };
}

/** Root of the tree (RFC 6962 section 2.1). */
export function rootOf({ hashes }: CompactRange, hashing: Hashing): Uint8Array {
  if (hashes.length === 0) return emptyRoot(hashing);
  return hashes.reduceRight((right, left) => nodeHash(left, right, hashing));
}
