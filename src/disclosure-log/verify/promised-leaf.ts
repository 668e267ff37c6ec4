import { COVERED_WITHIN_SECONDS } from '../format/promises.js';
import { utf8Bytes } from '../format/utf8.js';
import { isLeaf, LEAF_ID } from './leaf-shape.js';
import type { LeafWatch } from './leaf-watch.js';
import { tampered } from './log-finding.js';
import { decidedAtOf, type ReceiptFile } from './read-receipt.js';
import { sameBytes } from '../format/same-bytes.js';

const NOT_KEPT = 'the promise of this receipt was not kept: its leaf was held back, lost, or the hub stood still';

export interface PromisedLeaf extends LeafWatch {
  /** Where the leaf stands; `null` until it is seen. */
  readonly index: number | null;
}

/**
 * Looks out for the leaf that a receipt promised. A log without it once the promise is due broke it, by whatever cause.
 * @param at when the log was fetched, in milliseconds since 1970
 */
export function promisedLeaf(receipt: ReceiptFile, at: number): PromisedLeaf {
  const id = utf8Bytes(receipt.decisionId);
  let found: number | null = null;
  return {
    get index() {
      return found;
    },
    see(index, entry, hash) {
      if (found !== null || hash[0] !== receipt.leafHash[0] || !sameBytes(hash, receipt.leafHash)) return null;
      found = index;
      const own = !isLeaf(entry) || sameBytes(entry.subarray(LEAF_ID.start, LEAF_ID.end), id);
      return own ? null : 'the leaf that the receipt promised has another id';
    },
    end() {
      const due = at - decidedAtOf(receipt) >= COVERED_WITHIN_SECONDS * 1_000;
      return found === null && due ? tampered('the receipt', NOT_KEPT) : null;
    },
  };
}
