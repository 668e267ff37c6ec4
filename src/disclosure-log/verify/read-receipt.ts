import { asciiBytes } from '../format/ascii-bytes.js';
import { Malformed } from '../format/malformed.js';
import { HASH_LENGTH } from '../format/node-hash.js';
import { readBase64 } from '../format/read-base64.js';
import { receiptText, type ReceiptContent } from '../format/receipt-text.js';
import { SALT_LENGTH, SLOTS, type Slot } from '../format/slots.js';
import { utf8Text } from '../format/utf8.js';
import { ED25519, type VerifierKey } from '../format/verifier-key.js';
import type { DecisionId } from '../../shared/ids.js';
import type { Instant } from '../../shared/instant.js';
import type { SignatureCheck } from '../signing.js';

/** A receipt as the hub gives it, from a file that anybody may have written. */
export interface ReceiptFile extends ReceiptContent {
  readonly signature: Uint8Array;
  /** Proof of its place, text of a `.tlog-proof`; `null` until a signed head covers it. */
  readonly proof: string | null;
  readonly leaf: Uint8Array | null;
  readonly openings: readonly ReceiptOpening[];
}

/** Says that the leaf committed to a value in a slot. */
export interface ReceiptOpening {
  readonly slot: Slot;
  readonly salt: Uint8Array;
  readonly value: string;
}

/**
 * Reads the JSON of a receipt: `origin`, `decisionId`, `decidedAt`, `leafHash`, `signature`, and once it is covered
 * `proof`, `leaf` and `openings`; further members are passed over.
 * @throws Malformed
 */
export function readReceiptFile(bytes: Uint8Array): ReceiptFile {
  const members = objectOf(parsed(utf8Text(bytes)));
  const leaf = textOrNull(members['leaf']);
  const receipt: ReceiptFile = {
    origin: text(members['origin']),
    decisionId: text(members['decisionId']) as DecisionId,
    decidedAt: text(members['decidedAt']) as Instant,
    leafHash: bytesOf(members['leafHash'], HASH_LENGTH),
    signature: bytesOf(members['signature']),
    proof: textOrNull(members['proof']),
    leaf: leaf === null ? null : ascii(leaf),
    openings: listOf(members['openings']).map(opening),
  };
  demandSignable(receipt);
  return receipt;
}

/** Whether the key is that of the receipts of a log of this name. */
export function isReceiptKeyOf(key: VerifierKey, origin: string): boolean {
  return key.type === ED25519 && key.name === `${origin}/receipt`;
}

/**
 * Whether the key, which is that of the log's receipts, signed the receipt. A log that goes on under a new name after a
 * restore keeps the key under that name, and the receipts that it signed under the names before.
 */
export function isSigned(receipt: ReceiptFile, key: VerifierKey, check: SignatureCheck): boolean {
  if (key.type !== ED25519 || !key.name.endsWith('/receipt')) return false;
  return check.ed25519(key.publicKey, receiptText(receipt), receipt.signature);
}

/** When the hub decided, in milliseconds since 1970. */
export function decidedAtOf({ decidedAt }: ReceiptFile): number {
  return Date.parse(decidedAt);
}

/** A receipt that no hub can have signed is not one. */
function demandSignable(receipt: ReceiptFile): void {
  if (Number.isNaN(decidedAtOf(receipt))) throw notReceipt();
  try {
    receiptText(receipt);
  } catch (fault) {
    throw fault instanceof TypeError ? notReceipt() : fault;
  }
}

function opening(value: unknown): ReceiptOpening {
  const members = objectOf(value);
  const slot = SLOTS.find((name) => name === members['slot']);
  if (slot === undefined) throw notReceipt();
  return { slot, salt: bytesOf(members['salt'], SALT_LENGTH), value: text(members['value']) };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Malformed('not JSON');
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notReceipt();
  return value as Readonly<Record<string, unknown>>;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw notReceipt();
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw notReceipt();
  return value;
}

function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : text(value);
}

function bytesOf(value: unknown, length?: number): Uint8Array {
  const bytes = readBase64(text(value));
  if (length !== undefined && bytes.length !== length) throw notReceipt();
  return bytes;
}

function ascii(value: string): Uint8Array {
  try {
    return asciiBytes(value);
  } catch {
    throw notReceipt();
  }
}

function notReceipt(): Malformed {
  return new Malformed('not a receipt');
}
