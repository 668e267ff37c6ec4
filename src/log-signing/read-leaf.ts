import { base64 } from '../disclosure-log/format/base64.js';
import { isCanonical } from '../disclosure-log/format/canonical-bytes.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { readBase64 } from '../disclosure-log/format/read-base64.js';
import { SALT_LENGTH, SLOTS } from '../disclosure-log/format/slots.js';
import { utf8Text } from '../disclosure-log/format/utf8.js';

/** What a leaf says in plain: everything else in it is commitments. */
export interface LeafFace {
  readonly id: string;
  /** UTC, cut to the hour. */
  readonly hour: string;
}

const MEMBERS = 'hour,id,policy,slots,v';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SLOT_NAMES = [...SLOTS].sort().join();

/**
 * Reads the bytes of a leaf of version 1; `null` when they are none: no canonical JSON, other members or slots, an id or
 * a commitment of another shape. Never throws, whatever the bytes.
 */
export function readLeaf(leaf: Uint8Array): LeafFace | null {
  try {
    const text = utf8Text(leaf);
    return isCanonical(text) ? faceOf(JSON.parse(text) as unknown) : null;
  } catch (fault) {
    if (fault instanceof Malformed) return null;
    throw fault;
  }
}

function faceOf(value: unknown): LeafFace | null {
  if (!isRecord(value) || namesOf(value) !== MEMBERS) return null;
  const { v, id, hour, policy, slots } = value;
  if (v !== 1 || typeof id !== 'string' || typeof hour !== 'string' || typeof policy !== 'string') return null;
  if (!ID.test(id) || !isRecord(slots) || namesOf(slots) !== SLOT_NAMES) return null;
  return Object.values(slots).every(isCommitment) ? { id, hour } : null;
}

function isCommitment(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const bytes = readBase64(value);
  return bytes.length === SALT_LENGTH && base64(bytes) === value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function namesOf(record: Readonly<Record<string, unknown>>): string {
  return Object.keys(record).sort().join();
}
