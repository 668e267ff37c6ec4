import type { LeafSlots } from '../format/open-commitment.js';
import { utf8Text } from '../format/utf8.js';
import { isLeaf } from './leaf-shape.js';

/** A leaf of version 1 as a checker reads it. */
export interface ReadLeaf {
  readonly id: string;
  /** Hour of the decision or event, UTC, such as `2026-11-21T03:00:00Z`. */
  readonly hour: string;
  readonly policy: string;
  readonly slots: LeafSlots;
}

/** Reads the bytes of a leaf of version 1, canonical and whole; `null` for anything else. */
export function readLeaf(bytes: Uint8Array): ReadLeaf | null {
  return isLeaf(bytes) ? (JSON.parse(utf8Text(bytes)) as ReadLeaf) : null;
}
