import type { Hashing } from '../hashing.js';
import { base64 } from './base64.js';
import type { CanonicalText } from './canonical-bytes.js';
import { commitment } from './commitment.js';
import { SALT_LENGTH, type Slot } from './slots.js';

/** What a leaf holds for each slot, base64. */
export type LeafSlots = Readonly<Record<Slot, string>>;

/**
 * Whether the leaf committed to this value in this slot; `null` asks whether the slot was unused.
 * @param salt 32 bytes; another length opens nothing
 */
export function opens(
  slots: LeafSlots,
  slot: Slot,
  value: CanonicalText | null,
  salt: Uint8Array,
  hashing: Hashing,
): boolean {
  return salt.length === SALT_LENGTH && base64(commitment(value, salt, hashing)) === slots[slot];
}
