import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { CommandConfig, Config } from '../config.js';
import { canonicalText } from '../disclosure-log/format/canonical-bytes.js';
import { tampered, unreadable } from '../disclosure-log/verify/log-finding.js';
import type { HeadTrust } from '../disclosure-log/verify/open-head.js';
import type { ReceiptFile } from '../disclosure-log/verify/read-receipt.js';
import type { ReplayedKind } from '../oversight/ports.js';
import { replayDecisions, type Replayed } from '../oversight/replay-decisions.js';
import { openPool } from '../persistence/connections.js';
import { auditActivations } from '../persistence/log/audit/audit-activations.js';
import { auditIndex } from '../persistence/log/audit/audit-index.js';
import { auditLeaves } from '../persistence/log/audit/audit-leaves.js';
import { auditRemains } from '../persistence/log/audit/audit-remains.js';
import type { Fault } from '../persistence/log/audit/audit-heads.js';
import { auditGuards } from '../persistence/log/audit/audit-guards.js';
import { auditTree } from '../persistence/log/audit/audit-tree.js';
import { receiptInDatabase } from '../persistence/log/audit/receipt-in-database.js';
import { inSnapshot, type Snapshot } from '../persistence/log/audit/snapshot.js';
import { nodeSignatureCheck } from '../persistence/log/keys/ed25519.js';
import { recordedFactsIn } from '../persistence/oversight/recorded-facts.js';
import { storedPolicy } from '../persistence/policy-store.js';
import type { Instant } from '../shared/instant.js';
import { databaseAsItIs } from './database-as-it-is.js';

export interface DatabaseToVerify {
  /** Whose signature on a head is believed; `null` when nobody gave a key, and none is looked at. */
  readonly trust: HeadTrust | null;
  /** The signed note that was remembered when the log was last found sound; looked at by `trust`. */
  readonly remembered?: Uint8Array | null;
  /** 32 bytes, the key of receipts; `null` when nobody gave it, and no receipt is looked at. */
  readonly receiptKey: Uint8Array | null;
  /** A receipt whose signature was found good, and whose decision has to be there. */
  readonly receipt: ReceiptFile | null;
}

/** A database in which everything that a disclosure leaves behind fits together, and how much of it was looked at. */
export interface SoundDatabase {
  readonly kind: 'SOUND';
  readonly origin: string;
  readonly checked: Readonly<Record<Checked, number>>;
  readonly signatures: { readonly heads: boolean; readonly receipts: boolean };
  /** The newest head, and when it was added by the clock of the database; `null` when there is none. */
  readonly lastSigned: { readonly size: number; readonly signedAt: Instant } | null;
  readonly receipt: { readonly index: number | null } | null;
  /** The note of the newest head, to be remembered for the next time; `null` when there is none. */
  readonly newestHead: Uint8Array | null;
}

/** What is counted, in the order in which it is looked at. */
export type Checked =
  | 'leaves'
  | 'heads'
  | 'decisions'
  | 'events'
  | 'erased'
  | 'waiting'
  | 'activations'
  | 'batches'
  | 'items'
  | 'replayed'
  | 'otherEvaluators';

/**
 * Verifies the database of this hub as `hub_auditor`. It changes nothing: no role is made and no migration run; an
 * embedded server that does not run is started for the time of the check.
 * @throws SchemaBehind, DatabaseAway, DatabaseFault, ConfigFault
 */
export async function verifyDatabase(
  config: CommandConfig,
  wanted: DatabaseToVerify,
  say: (line: string) => void,
): Promise<SoundDatabase | Fault> {
  const database = await databaseAsItIs(config, 'auditor', say);
  try {
    const pool = openPool('auditor', database.url, { max: 1 });
    try {
      return await auditDatabase(pool, config.log, wanted);
    } finally {
      await pool.end();
    }
  } finally {
    await database.leave();
  }
}

/** What the log is called, and was called before: its receipts are believed under each of these names. */
export type LogNames = Pick<Config['log'], 'origin' | 'formerOrigins'>;

/** The same over connections that are open. All of it is seen at one instant. */
export async function auditDatabase(
  pool: Pick<Pool, 'connect'>,
  names: LogNames,
  wanted: DatabaseToVerify,
): Promise<SoundDatabase | Fault> {
  try {
    return await inSnapshot(pool, (snapshot) => audit(snapshot, names, wanted));
  } catch (fault) {
    const { code } = fault as { readonly code?: unknown };
    if (typeof code !== 'string') throw fault;
    // the questions are always the same: what is stored can make them fail so, and nothing else
    if (OF_CONTENT.test(code)) return tampered('the database', `something in it is not of its form: ${code}`);
    // the message of a database may repeat a value; its code does not
    return unreadable('the database', `it could not be read to the end: ${code}`);
  }
}

/** Codes of a value out of range or of no such type, and of more rows than there can be (SQLSTATE classes 22 and 21). */
const OF_CONTENT = /^2[12][0-9A-Z]{3}$/;

async function audit(snapshot: Snapshot, names: LogNames, wanted: DatabaseToVerify): Promise<SoundDatabase | Fault> {
  const { trust, receiptKey, receipt, remembered = null } = wanted;
  const { origin, formerOrigins } = names;
  const tree = await auditTree(snapshot, { origin, trust, remembered });
  if (tree.fault !== null) return tree.fault;
  const promised = receipt === null ? null : await receiptInDatabase(snapshot, receipt);
  if (promised?.kind === 'TAMPERED') return promised;
  const origins = [origin, ...formerOrigins];
  const receipts = { origins, publicKey: receiptKey, signatures: nodeSignatureCheck };
  const leaves = await auditLeaves(snapshot, origin, receipts, tree.leaves);
  if (leaves.fault !== null) return leaves.fault;
  const remains = await auditRemains(snapshot);
  if (remains !== null) return remains;
  const guards = await auditGuards(snapshot);
  if (guards !== null) return guards;
  const policies = await auditActivations(snapshot);
  if (policies.fault !== null) return policies.fault;
  const index = await auditIndex(snapshot);
  if (index.fault !== null) return index.fault;
  const replay = await replayed(snapshot);
  const [differing] = replay.differing;
  if (differing !== undefined) return tampered(`decision ${differing}`, 'decided once more, it comes out otherwise');
  if (tree.lacking !== null) return tree.lacking;
  const { fault: _leaves, behind, lastSigned, ...ofLeaves } = leaves;
  // after everything that somebody can be shown to have done
  if (behind !== null) return behind;
  return {
    kind: 'SOUND',
    origin,
    checked: {
      leaves: tree.leaves,
      heads: tree.heads,
      ...ofLeaves,
      activations: policies.activations,
      batches: index.batches,
      items: index.items,
      replayed: replay.replayed,
      otherEvaluators: replay.byOtherEvaluators,
    },
    signatures: { heads: trust !== null, receipts: receiptKey !== null },
    lastSigned,
    receipt: promised === null ? null : { index: promised.index },
    newestHead: tree.newestHead,
  };
}

const BEFORE_ALL = '1850-01-01T00:00:00.000000Z' as Instant;
const DECISIONS_AT_ONCE = 500;
const DECIDED_ONCE_MORE: readonly ReplayedKind[] = ['ENQUIRY', 'SHARING_DECISION'];

function replayed(snapshot: Snapshot): Promise<Replayed> {
  return replayDecisions(recordedFactsIn(snapshot, BEFORE_ALL, DECISIONS_AT_ONCE, DECIDED_ONCE_MORE), {
    policyOfVersion: async (version) => (await storedPolicy(snapshot, version))?.rules ?? null,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    canonical: canonicalText,
  });
}
