import { isCanonical, type CanonicalText } from '../format/canonical-bytes.js';
import { opens } from '../format/open-commitment.js';
import { SALTS_LENGTH, SALT_LENGTH, SLOTS, type Slot } from '../format/slots.js';
import type { Hashing } from '../hashing.js';
import type { ReadLeaf } from './read-leaf.js';

/** The canonical text that each slot must commit to; `null` for one that must be unused. */
export type SlotTexts = Readonly<Record<Slot, string | null>>;

/**
 * Opens every commitment of a leaf with what is stored.
 * @param salts as stored, 32 bytes a slot in the order of the slots
 * @returns the first fault, by the name of its slot and without any value; `null` when every slot opens
 */
export function checkOpenings(leaf: ReadLeaf, texts: SlotTexts, salts: Uint8Array, hashing: Hashing): string | null {
  if (salts.length !== SALTS_LENGTH) return 'the salts have another length';
  for (const [place, slot] of SLOTS.entries()) {
    const text = texts[slot];
    if (text !== null && !isCanonical(text)) return `what is stored for the slot \`${slot}\` is not canonical`;
    const salt = salts.subarray(place * SALT_LENGTH, (place + 1) * SALT_LENGTH);
    if (!opens(leaf.slots, slot, text as CanonicalText | null, salt, hashing)) {
      return `the commitment of the slot \`${slot}\` does not open`;
    }
  }
  return null;
}
