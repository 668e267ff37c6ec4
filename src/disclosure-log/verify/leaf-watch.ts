import { isLeaf, LEAF_ID } from './leaf-shape.js';
import type { Tampered } from './log-finding.js';
import { UniqueIds } from './unique-ids.js';

/** Looks at every leaf of a log, once, in order. */
export interface LeafWatch {
  /**
   * What is wrong with a leaf beside its place in the tree; `null` when nothing is.
   * @param entry a view, valid during the call alone
   */
  see(index: number, entry: Uint8Array, leafHash: Uint8Array): string | null;
  /** Asked once all leaves were seen and are those of the signed root: what is wrong with all of them together. */
  end?(): Tampered | null;
}

/** For logs of this hub: each leaf has the shape of version 1 and an id of its own. */
export function hubLeaves(): LeafWatch {
  const ids = new UniqueIds();
  return {
    see(_index, entry) {
      if (!isLeaf(entry)) return 'not a leaf of version 1';
      return ids.add(entry.subarray(LEAF_ID.start, LEAF_ID.end)) ? null : 'a leaf with the id of an earlier one';
    },
  };
}
