/**
 * What a leaf commits to, in the order of its salts. INVARIANT: part of the format; never reordered, never renamed,
 * never lengthened: a leaf with other slots has another version.
 */
export const SLOTS = [
  'kind',
  'organisation',
  'role',
  'person',
  'subject',
  'purpose',
  'setting',
  'outcome',
  'releasedFields',
  'decision',
  'request',
  'facts',
  'answer',
  'previous',
] as const;
export type Slot = (typeof SLOTS)[number];

/** Bytes of one salt. */
export const SALT_LENGTH = 32;
/** Bytes of the salts of one leaf, slot after slot. */
export const SALTS_LENGTH = SLOTS.length * SALT_LENGTH;

/** The salt of one slot within the salts of a leaf. */
export function saltOf(slot: Slot, salts: Uint8Array): Uint8Array {
  const start = SLOTS.indexOf(slot) * SALT_LENGTH;
  return salts.subarray(start, start + SALT_LENGTH);
}
