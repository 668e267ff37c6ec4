import { hourOf } from '../disclosure-log/format/instant-text.js';
import { leafHash } from '../disclosure-log/format/leaf-hash.js';
import { PLACED_WITHIN_SECONDS } from '../disclosure-log/format/promises.js';
import type { VerifierKey } from '../disclosure-log/format/verifier-key.js';
import type { Hashing } from '../disclosure-log/hashing.js';
import { sameBytes } from '../disclosure-log/format/same-bytes.js';
import type { SignatureCheck } from '../disclosure-log/signing.js';
import { promisedOrigin } from '../disclosure-log/verify/promised-origin.js';
import { readLeaf } from '../disclosure-log/verify/read-leaf.js';
import { appendLeaf, type CompactRange } from '../disclosure-log/write/compact-range.js';
import type { DecisionId } from '../shared/ids.js';
import { epochMilliseconds } from '../shared/instant.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { LogEntry } from './ports.js';
import type { Refusal, RefusalKind } from './refusal.js';

/** How far the clocks of hub and signer may be apart. */
const AHEAD_MILLISECONDS = 300_000;

/** What the signer judges leaves by. */
export interface GrowthRules {
  /** Name of the log, part of what a receipt signs. */
  readonly origin: string;
  /** Names that it had before: a receipt that was signed under one of them counts. */
  readonly formerOrigins: readonly string[];
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

function isPromised({ id, leaf }: LogEntry, promise: Promised, rules: GrowthRules): boolean {
  const { origin, formerOrigins, receiptKey, check, hashing } = rules;
  const signed = { ...promise, decisionId: id as DecisionId, leafHash: leafHash(leaf, hashing) };
  return promisedOrigin(signed, [origin, ...formerOrigins], receiptKey.publicKey, check) !== null;
}

/**
 * In whole seconds, or `null` when the promise was kept. The time that the database gives is not all: a leaf that was
 * not in the tree when the signer last looked was late by then, whatever the row says.
 */
function lateness({ sequencedAt, promise }: LogEntry, absentAt: number | null): number | null {
  if (promise === null) return null;
  const inTree = Math.max(epochMilliseconds(sequencedAt), absentAt ?? -Infinity);
  const after = inTree - epochMilliseconds(promise.decidedAt);
  return after > PLACED_WITHIN_SECONDS * 1_000 ? Math.floor(after / 1_000) : null;
}
