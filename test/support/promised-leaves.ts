import type { NoteSigner } from '../../src/disclosure-log/signing.js';
import { leafHash } from '../../src/disclosure-log/format/leaf-hash.js';
import { receiptText } from '../../src/disclosure-log/format/receipt-text.js';
import { buildLeaf } from '../../src/disclosure-log/write/build-leaf.js';
import type { LogEntry } from '../../src/log-signing/ports.js';
import { nodeHashing } from '../../src/persistence/log/node-hashing.js';
import { randomSalts } from '../../src/persistence/log/random-salts.js';
import type { DecisionId } from '../../src/shared/ids.js';
import type { Instant } from '../../src/shared/instant.js';
import { moment } from './builders.js';
import { newSigner } from './note-keys.js';

export const ORIGIN = 'hub.example/log';
export const RECEIPT_KEY = newSigner(`${ORIGIN}/receipt`);
export const DECIDED_AT = moment('2027-03-28T01:59:30.123456Z');

/** What may be otherwise than a hub would make it. */
export interface LeafChanges {
  readonly id?: string;
  readonly decidedAt?: Instant;
  readonly sequencedAt?: Instant;
  /** What the receipt says to be the time; that of the decision by default. */
  readonly promisedAt?: Instant;
  readonly origin?: string;
  readonly signer?: NoteSigner;
  /** Changes the text of the leaf; hash and receipt are then made for the changed one, as a forger would. */
  readonly rewritten?: (text: string) => string;
}

/** An entry of the log as an honest hub and sequencer make it, but for the changes. */
export function promisedLeaf(index: number, changes: LeafChanges = {}): LogEntry {
  const { decidedAt = DECIDED_AT, promisedAt = decidedAt, origin = ORIGIN, signer = RECEIPT_KEY } = changes;
  const id = changes.id ?? `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
  const built = buildLeaf(
    { id: id as DecisionId, decidedAt, policyVersion: 'ab'.repeat(32), values: {} },
    randomSalts(),
    nodeHashing,
  );
  const text = Buffer.from(built).toString('utf8');
  const leaf = changes.rewritten === undefined ? built : Buffer.from(changes.rewritten(text), 'utf8');
  const hash = leafHash(leaf, nodeHashing);
  const receipt = receiptText({ origin, decisionId: id as DecisionId, leafHash: hash, decidedAt: promisedAt });
  return {
    index,
    id,
    leaf,
    leafHash: hash,
    sequencedAt: changes.sequencedAt ?? decidedAt,
    promise: { decidedAt: promisedAt, signature: signer.sign(receipt) },
  };
}

/** A log of so many honest leaves. */
export function promisedLeaves(count: number, from = 0): readonly LogEntry[] {
  return Array.from({ length: count }, (_, at) => promisedLeaf(from + at));
}
