import { utf8Bytes } from '../format/utf8.js';
import { isLeaf, LEAF_ID } from './leaf-shape.js';
import type { LeafWatch } from './leaf-watch.js';
import { tampered } from './log-finding.js';
import { decidedAtOf, type ReceiptFile } from './read-receipt.js';
import { sameBytes } from './same-bytes.js';

/**
 * How long after a decision a log may be without its leaf, in seconds: 60 to have its place, and time for a head to be
 * signed and fetched.
 */
export const PROMISE_SECONDS = 180;

export interface PromisedLeaf extends LeafWatch {
  /** Where the leaf stands; `null` until it is seen. */
  readonly index: number | null;
}

/**
 * Looks out for the leaf that a receipt promised. A log without it is tampered with once the promise is due.
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
      const due = at - decidedAtOf(receipt) >= PROMISE_SECONDS * 1_000;
      return found === null && due ? tampered('the receipt', 'the leaf that it promised is not in the log') : null;
    },
  };
}
