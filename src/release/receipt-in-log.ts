import type { Slot } from '../disclosure-log/format/slots.js';
import type { Receipt } from './enquiry-answer.js';

/**
 * Slots of a leaf that a receipt may open: what the enquirer stated about themselves, and what the answer told. Never what
 * the hub holds or looked at: facts, decision, subject, request, answer, released fields, previous.
 */
export const OPENED_SLOTS = [
  'kind',
  'organisation',
  'role',
  'person',
  'purpose',
  'setting',
  'outcome',
] as const satisfies readonly Slot[];
export type OpenedSlot = (typeof OPENED_SLOTS)[number];

/** What shows, to whoever has the leaf, that it committed to this value in this slot. */
export interface SlotOpening {
  readonly slot: OpenedSlot;
  /** Base64, 32 bytes. */
  readonly salt: string;
  /** Canonical JSON. */
  readonly value: string;
}

/**
 * A receipt as it is asked for later. Once a signed head covers the decision it has the leaf, its place, the proof of that
 * place (text of a `.tlog-proof`), and what opens a part of the leaf; until then it is the promise alone.
 */
export interface ReceiptInLog extends Receipt {
  /** The bytes of the leaf, which are ASCII. */
  readonly leaf: string | null;
  /** Empty also once the record was destroyed under retention; a slot that was not used is left out. */
  readonly openings: readonly SlotOpening[];
}
