import { HASH_LENGTH, nodeHash } from '../format/node-hash.js';
import type { Hashing } from '../hashing.js';
import { sameBytes } from '../format/same-bytes.js';

export interface InclusionClaim {
  /** Place of the leaf, from 0. */
  readonly index: number;
  /** Leaves of the tree. */
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  /** From the sibling of the leaf to the child of the root. */
  readonly hashes: readonly Uint8Array[];
}

/**
 * Whether the tree with this size and root has this leaf at this place (RFC 9162 section 2.1.3.2). What is nonsense,
 * an index beyond the size or a hash of another length, is false as well; never throws.
 */
export function verifyInclusion({ index, size, leafHash, root, hashes }: InclusionClaim, hashing: Hashing): boolean {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  if ([leafHash, root, ...hashes].some((hash) => hash.length !== HASH_LENGTH)) return false;
  let at = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of hashes) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash, hashing);
      // the last of an odd row goes up alone until it finds a neighbour
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling, hashing);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(hash, root);
}
