import { emptyRoot, HASH_LENGTH, nodeHash } from '../format/node-hash.js';
import type { Hashing } from '../hashing.js';
import { sameBytes } from '../format/same-bytes.js';

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly size: number;
  readonly oldRoot: Uint8Array;
  readonly root: Uint8Array;
  readonly hashes: readonly Uint8Array[];
}

/**
 * Whether the tree with the old size and root is the beginning of the other (RFC 9162 section 2.1.4.2). Every tree
 * begins with the empty one, and no hash proves that. What is nonsense is false as well; never throws.
 */
export function verifyConsistency(claim: ConsistencyClaim, hashing: Hashing): boolean {
  const { oldSize, size, oldRoot, root, hashes } = claim;
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(size) || oldSize < 0 || oldSize > size) return false;
  if ([oldRoot, root, ...hashes].some((hash) => hash.length !== HASH_LENGTH)) return false;
  if (oldSize === size) {
    return hashes.length === 0 && sameBytes(oldRoot, root) && (size > 0 || sameBytes(root, emptyRoot(hashing)));
  }
  if (oldSize === 0) return hashes.length === 0 && sameBytes(oldRoot, emptyRoot(hashing));
  return leadsToBoth(claim, hashing);
}

/** For sizes above 0 that differ: the hashes give both roots at once. */
function leadsToBoth({ oldSize, size, oldRoot, root, hashes }: ConsistencyClaim, hashing: Hashing): boolean {
  let at = oldSize - 1;
  let last = size - 1;
  // up to the largest subtree that ends the old tree and is whole in both
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  // when that is the old tree itself the proof leaves its root out
  const [first, ...rest] = at === 0 ? [oldRoot, ...hashes] : hashes;
  if (first === undefined) return false;
  let oldHash = first;
  let hash = first;
  for (const next of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      oldHash = nodeHash(next, oldHash, hashing);
      hash = nodeHash(next, hash, hashing);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, next, hashing);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && sameBytes(oldHash, oldRoot) && sameBytes(hash, root);
}
