import { randomUUID } from 'node:crypto';
import { canonicalText, type CanonicalText } from '../../../disclosure-log/format/canonical-bytes.js';
import { leafHash } from '../../../disclosure-log/format/leaf-hash.js';
import { receiptText } from '../../../disclosure-log/format/receipt-text.js';
import { buildLeaf } from '../../../disclosure-log/write/build-leaf.js';
import { EVENT_RULE, eventSlots, type EventKind } from '../../../disclosure-log/write/event-slots.js';
import type { ReceiptSigner } from '../../../disclosure-log/write/receipt-signer.js';
import type { DecisionId } from '../../../shared/ids.js';
import type { Instant } from '../../../shared/instant.js';
import { nodeHashing } from '../node-hashing.js';
import { randomSalts } from '../random-salts.js';

/** Into which log an event goes, and who signs the promise to include it. */
export interface EventLog {
  /** Name of the log, part of what a receipt signs. */
  readonly origin: string;
  readonly signer: ReceiptSigner;
}

/** Something that happened and stands in the log without being a decision. */
export interface LogEvent {
  readonly kind: EventKind;
  /** What it is about, in text: id of the batch or the activation, an erasure's own random id. One leaf for each. */
  readonly about: string;
  /** Database time with microseconds. The leaf is promised within 60 s of it, so it is when the event was recorded. */
  readonly happenedAt: Instant;
  /** A JSON object: what happened. An erasure names the decisions in a member `decisions`, a list of their ids. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Code of the organisation whose it is; `null` when it is the hub's own. */
  readonly organisation: string | null;
}

/** One event ready to be written: leaf, hash and signature are final. */
export interface EventRow {
  readonly id: string;
  readonly event: LogEvent;
  readonly content: CanonicalText;
  readonly salts: Uint8Array;
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly receiptSignature: Uint8Array;
}

/**
 * Makes the row of an event under a new random id and new salts, as that of a decision is made.
 * @throws TypeError when the content has no canonical form, the instant no microseconds, or the origin is not one line
 * of ASCII
 */
export function eventRow(event: LogEvent, { origin, signer }: EventLog): EventRow {
  const { kind, happenedAt, organisation } = event;
  // a leaf has one id, of whatever it is about
  const id = randomUUID() as string as DecisionId;
  const content = canonicalText(organisation === null ? event.content : { ...event.content, organisation });
  const salts = randomSalts();
  const values = eventSlots(kind, organisation, content);
  const leaf = buildLeaf({ id, decidedAt: happenedAt, policyVersion: EVENT_RULE[kind], values }, salts, nodeHashing);
  const hash = leafHash(leaf, nodeHashing);
  return {
    id,
    event,
    content,
    salts,
    leaf,
    leafHash: hash,
    receiptSignature: signer.sign(receiptText({ origin, decisionId: id, leafHash: hash, decidedAt: happenedAt })),
  };
}
