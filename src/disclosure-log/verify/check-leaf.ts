import type { DecisionId } from '../../shared/ids.js';
import type { Instant } from '../../shared/instant.js';
import { hourOf, isInstantText } from '../format/instant-text.js';
import { leafHash } from '../format/leaf-hash.js';
import { sameBytes } from '../format/same-bytes.js';
import type { Hashing } from '../hashing.js';
import type { SignatureCheck } from '../signing.js';
import { promisedOrigin } from './promised-origin.js';
import { readLeaf, type ReadLeaf } from './read-leaf.js';

/** What a decision or an event keeps of its own leaf. */
export interface StoredLeaf {
  readonly id: string;
  /** When it was decided, or happened. */
  readonly at: Instant;
  /** The policy that decided, or the fixed rule of the program that made the event. */
  readonly policy: string;
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly receiptSignature: Uint8Array;
}

/** By what receipts are checked. */
export interface ReceiptCheck {
  /** Names of the log, the present one first, then those that it had before. */
  readonly origins: readonly string[];
  /** 32 bytes, Ed25519; `null` when nobody gave it, and no signature is looked at. */
  readonly publicKey: Uint8Array | null;
  readonly signatures: SignatureCheck;
}

/**
 * Reads a stored leaf and looks whether it fits what is stored beside it.
 * @returns the leaf, or a text that says what is wrong and repeats no value
 */
export function checkLeaf(
  stored: StoredLeaf,
  { origins, publicKey, signatures }: ReceiptCheck,
  hashing: Hashing,
): ReadLeaf | string {
  const hash = leafHash(stored.leaf, hashing);
  if (!sameBytes(hash, stored.leafHash)) return 'the leaf hash is not that of the leaf';
  const leaf = readLeaf(stored.leaf);
  if (leaf === null) return 'not a leaf of version 1';
  if (leaf.id !== stored.id) return 'the leaf has another id';
  if (!isInstantText(stored.at)) return 'the instant that is stored is not of its form';
  if (leaf.hour !== hourOf(stored.at)) return 'the leaf tells another hour';
  if (leaf.policy !== stored.policy) return 'the leaf names another policy';
  if (publicKey === null) return leaf;
  const promise = {
    decisionId: stored.id as DecisionId,
    leafHash: hash,
    decidedAt: stored.at,
    signature: stored.receiptSignature,
  };
  const signed = promisedOrigin(promise, origins, publicKey, signatures);
  return signed === null ? 'the receipt is not signed by the key' : leaf;
}
