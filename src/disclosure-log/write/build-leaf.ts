import type { DecisionId } from '../../shared/ids.js';
import type { Instant } from '../../shared/instant.js';
import { asciiBytes } from '../format/ascii-bytes.js';
import { base64 } from '../format/base64.js';
import { canonicalText, type CanonicalText } from '../format/canonical-bytes.js';
import { commitment } from '../format/commitment.js';
import { hourOf } from '../format/instant-text.js';
import { SALTS_LENGTH, saltOf, SLOTS, type Slot } from '../format/slots.js';
import type { Hashing } from '../hashing.js';

const LEAF_VERSION = 1;

export interface LeafContent {
  readonly id: DecisionId;
  readonly decidedAt: Instant;
  readonly policyVersion: string;
  /** Canonical text of each value; a slot that is missing or `null` is unused. */
  readonly values: Readonly<Partial<Record<Slot, CanonicalText | null>>>;
}

/**
 * The bytes of a leaf: final, stored and hashed as they are, never written again from parts. Nothing about a person,
 * an organisation or a child is plain in them, nor any digest without a salt.
 * @param salts random, one for each slot in the order of the slots, never used for another leaf
 * @throws TypeError when the salts have another length, the instant no microseconds, or the policy version is not ASCII
 */
export function buildLeaf(content: LeafContent, salts: Uint8Array, hashing: Hashing): Uint8Array {
  if (salts.length !== SALTS_LENGTH) throw new TypeError('a leaf needs one salt of 32 bytes for each slot');
  const slots: Partial<Record<Slot, string>> = {};
  for (const slot of SLOTS) {
    slots[slot] = base64(commitment(content.values[slot] ?? null, saltOf(slot, salts), hashing));
  }
  return asciiBytes(
    canonicalText({
      v: LEAF_VERSION,
      id: content.id,
      hour: hourOf(content.decidedAt),
      policy: content.policyVersion,
      slots,
    }),
  );
}
