import { emptyRoot, HASH_LENGTH, nodeHash } from '../format/node-hash.js';
import type { Hashing } from '../hashing.js';
import { perfectRoot } from './perfect-root.js';
import type { RightEdge } from './tiles-after.js';

/** Root of the tree that has this right edge (RFC 6962 section 2.1). */
export function rootOfEdge({ partial }: RightEdge, hashing: Hashing): Uint8Array {
  let root: Uint8Array | undefined;
  // from the right, where the subtrees are smallest: each level's tile stands to the left of those of the levels below
  for (const level of [...partial.keys()].sort((a, b) => a - b)) {
    for (const subtree of subtreesFromTheRight(partial.get(level)?.hashes ?? new Uint8Array(), hashing)) {
      root = root === undefined ? subtree : nodeHash(subtree, root, hashing);
    }
  }
  return root ?? emptyRoot(hashing);
}

function* subtreesFromTheRight(hashes: Uint8Array, hashing: Hashing): Generator<Uint8Array> {
  let end = hashes.length / HASH_LENGTH;
  for (let count = 1; end > 0; count *= 2) {
    if (end % (count * 2) === 0) continue;
    end -= count;
    yield perfectRoot(hashes, end, count, hashing);
  }
}
