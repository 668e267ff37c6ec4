import { hourOf } from '../disclosure-log/format/instant-text.js';
import { leafHash } from '../disclosure-log/format/leaf-hash.js';
import { receiptText } from '../disclosure-log/format/receipt-text.js';
import type { VerifierKey } from '../disclosure-log/format/verifier-key.js';
import type { Hashing } from '../disclosure-log/hashing.js';
import type { SignatureCheck } from '../disclosure-log/signing.js';
import { sameBytes } from '../disclosure-log/verify/same-bytes.js';
import { appendLeaf, type CompactRange } from '../disclosure-log/write/compact-range.js';
import type { DecisionId } from '../shared/ids.js';
import { epochMilliseconds } from '../shared/instant.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { LogEntry } from './ports.js';
import { readLeaf } from './read-leaf.js';
import type { Refusal, RefusalKind } from './refusal.js';

/** How long after a decision its leaf may come into the tree, as every receipt promises. */
export const PROMISED_MILLISECONDS = 60_000;
/** How far the clocks of hub and signer may be apart. */
export const AHEAD_MILLISECONDS = 300_000;

/** What the signer judges leaves by. */
export interface GrowthRules {
  /** Name of the log, part of what a receipt signs. */
  readonly origin: string;
  /** Public half of the key that signs receipts. */
  readonly receiptKey: VerifierKey;
  readonly check: SignatureCheck;
  readonly hashing: Hashing;
}

/** What is known before some new leaves are looked at; times in milliseconds since the epoch, by the signer's clock. */
export interface BeforeGrowth {
  readonly range: CompactRange;
  /** Those of the new ids that the log already has. */
  readonly idsInLog: ReadonlySet<string>;
  readonly now: number;
  /** When the signer last saw the tree without these leaves; `null` when it never did. */
  readonly absentAt: number | null;
}

export interface LateLeaf {
  readonly index: number;
  /** At least how long after the decision the leaf came into the tree. */
  readonly afterSeconds: number;
}

export interface Growth {
  readonly range: CompactRange;
  /** Leaves that came later than promised: signed, as a hub that was down must be able to go on, and told of. */
  readonly late: readonly LateLeaf[];
}

/**
 * Judges leaves that are new since the last head, in order, and grows the remembered range by them. Nothing that the
 * database says of a leaf is taken for true: its hash is computed, its receipt is verified, its id and hour are read from
 * its own bytes.
 * @returns the first refusal, if any leaf is not what the hub promised
 */
export function judgeGrowth(
  entries: readonly LogEntry[],
  before: BeforeGrowth,
  rules: GrowthRules,
): Result<Growth, Refusal> {
  const ids = new Set(before.idsInLog);
  const late: LateLeaf[] = [];
  let { range } = before;
  for (const entry of entries) {
    const refused: RefusalKind | null = entry.index === range.size ? faultOf(entry, ids, before.now, rules) : 'GAP';
    if (refused !== null) return fail({ kind: refused, index: range.size });
    ids.add(entry.id);
    const afterSeconds = lateness(entry, before.absentAt);
    if (afterSeconds !== null) late.push({ index: entry.index, afterSeconds });
    range = appendLeaf(range, leafHash(entry.leaf, rules.hashing), rules.hashing);
  }
  return ok({ range, late });
}

function faultOf(entry: LogEntry, ids: ReadonlySet<string>, now: number, rules: GrowthRules): RefusalKind | null {
  if (!sameBytes(leafHash(entry.leaf, rules.hashing), entry.leafHash)) return 'LEAF_HASH';
  const leaf = readLeaf(entry.leaf);
  if (leaf === null) return 'LEAF_SHAPE';
  if (leaf.id !== entry.id) return 'LEAF_ID';
  if (ids.has(entry.id)) return 'DUPLICATE';
  const { promise } = entry;
  if (promise === null) return 'NO_PROMISE';
  if (!isPromised(entry, promise, rules)) return 'FORGED_PROMISE';
  if (leaf.hour !== hourOf(promise.decidedAt)) return 'LEAF_HOUR';
  return epochMilliseconds(promise.decidedAt) - now > AHEAD_MILLISECONDS ? 'FUTURE' : null;
}

type Promised = NonNullable<LogEntry['promise']>;

function isPromised(entry: LogEntry, { decidedAt, signature }: Promised, rules: GrowthRules): boolean {
  const { origin, receiptKey, check, hashing } = rules;
  let text: Uint8Array;
  try {
    text = receiptText({
      origin,
      decisionId: entry.id as DecisionId,
      leafHash: leafHash(entry.leaf, hashing),
      decidedAt,
    });
  } catch {
    // an instant that no receipt can name was never signed
    return false;
  }
  return check.ed25519(receiptKey.publicKey, text, signature);
}

/**
 * In whole seconds, or `null` when the promise was kept. The time that the database gives is not all: a leaf that was
 * not in the tree when the signer last looked was late by then, whatever the row says.
 */
function lateness({ sequencedAt, promise }: LogEntry, absentAt: number | null): number | null {
  if (promise === null) return null;
  const inTree = Math.max(epochMilliseconds(sequencedAt), absentAt ?? -Infinity);
  const after = inTree - epochMilliseconds(promise.decidedAt);
  return after > PROMISED_MILLISECONDS ? Math.floor(after / 1_000) : null;
}
