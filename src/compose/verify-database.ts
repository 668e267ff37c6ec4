import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { demandUrl, type Config } from '../config.js';
import { canonicalText } from '../disclosure-log/format/canonical-bytes.js';
import { tampered, unreadable } from '../disclosure-log/verify/log-finding.js';
import type { HeadTrust } from '../disclosure-log/verify/open-head.js';
import type { ReceiptFile } from '../disclosure-log/verify/read-receipt.js';
import { replayDecisions, type Replayed } from '../oversight/replay-decisions.js';
import { openPool } from '../persistence/connections.js';
import { auditActivations } from '../persistence/log/audit/audit-activations.js';
import { auditIndex } from '../persistence/log/audit/audit-index.js';
import { auditLeaves } from '../persistence/log/audit/audit-leaves.js';
import { auditRemains } from '../persistence/log/audit/audit-remains.js';
import { auditTree, type Fault } from '../persistence/log/audit/audit-tree.js';
import { receiptInDatabase } from '../persistence/log/audit/receipt-in-database.js';
import { inSnapshot, type Snapshot } from '../persistence/log/audit/snapshot.js';
import { nodeSignatureCheck } from '../persistence/log/keys/ed25519.js';
import { recordedFactsIn } from '../persistence/oversight/recorded-facts.js';
import { storedPolicy } from '../persistence/policy-store.js';
import type { Instant } from '../shared/instant.js';
import { openDatabase } from './database.js';

export interface DatabaseToVerify {
  /** Whose signature on a head is believed; `null` when nobody gave a key, and none is looked at. */
  readonly trust: HeadTrust | null;
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
  readonly receipt: { readonly index: number | null } | null;
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
 * Verifies the database of this hub as `hub_auditor`; changes nothing, and runs no migration.
 * @throws DatabaseFault, ConfigFault
 */
export async function verifyDatabase(
  config: Config,
  wanted: DatabaseToVerify,
  say: (line: string) => void,
): Promise<SoundDatabase | Fault> {
  const database = await openDatabase(config, say);
  try {
    const pool = openPool('auditor', demandUrl(database.urls, 'auditor'), { max: 1 });
    try {
      return await auditDatabase(pool, config.log.origin, wanted);
    } finally {
      await pool.end();
    }
  } finally {
    await database.leave();
  }
}

/** The same over connections that are open. All of it is seen at one instant. */
export async function auditDatabase(
  pool: Pick<Pool, 'connect'>,
  origin: string,
  wanted: DatabaseToVerify,
): Promise<SoundDatabase | Fault> {
  try {
    return await inSnapshot(pool, (snapshot) => audit(snapshot, origin, wanted));
  } catch (fault) {
    const { code } = fault as { readonly code?: unknown };
    // the message of a database may repeat a value; its code does not
    if (typeof code === 'string') return unreadable('the database', `it could not be read to the end: ${code}`);
    throw fault;
  }
}

async function audit(snapshot: Snapshot, origin: string, wanted: DatabaseToVerify): Promise<SoundDatabase | Fault> {
  const { trust, receiptKey, receipt } = wanted;
  const tree = await auditTree(snapshot, trust);
  if (tree.fault !== null) return tree.fault;
  const promised = receipt === null ? null : await receiptInDatabase(snapshot, receipt);
  if (promised?.kind === 'TAMPERED') return promised;
  const receipts = { origin, publicKey: receiptKey, signatures: nodeSignatureCheck };
  const leaves = await auditLeaves(snapshot, receipts);
  if (leaves.fault !== null) return leaves.fault;
  const remains = await auditRemains(snapshot);
  if (remains !== null) return remains;
  const policies = await auditActivations(snapshot);
  if (policies.fault !== null) return policies.fault;
  const index = await auditIndex(snapshot);
  if (index.fault !== null) return index.fault;
  const replay = await replayed(snapshot);
  const [differing] = replay.differing;
  if (differing !== undefined) return tampered(`decision ${differing}`, 'decided once more, it comes out otherwise');
  const { fault: _leaves, ...ofLeaves } = leaves;
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
    receipt: promised === null ? null : { index: promised.index },
  };
}

const BEFORE_ALL = '1850-01-01T00:00:00.000000Z' as Instant;
const DECISIONS_AT_ONCE = 500;

function replayed(snapshot: Snapshot): Promise<Replayed> {
  return replayDecisions(recordedFactsIn(snapshot, BEFORE_ALL, DECISIONS_AT_ONCE), {
    policyOfVersion: async (version) => (await storedPolicy(snapshot, version))?.rules ?? null,
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    canonical: canonicalText,
  });
}
