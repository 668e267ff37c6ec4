import type { Pool } from 'pg';
import { TILE_WIDTH } from '../../../disclosure-log/format/tile-path.js';
import { proofText } from '../../../disclosure-log/format/tlog-proof.js';
import type { PublishedHead, PublishedLog } from '../../../disclosure-log/published-log.js';
import { inclusionProof, type ReadTile } from '../../../disclosure-log/write/build-proof.js';
import type { Caller } from '../../../enquiry/caller.js';
import type { ReceiptInLog } from '../../../release/receipt-in-log.js';
import { type CommittedDecision, shownReceipt } from '../../../release/release.js';
import type { DecisionId } from '../../../shared/ids.js';
import { nodeHashing } from '../node-hashing.js';
import { receiptOpenings } from './receipt-openings.js';

/** Own decisions only. $1 id, $2 issuer, $3 subject. */
const OWN = `
SELECT d.id AS "decisionId", to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "decidedAt",
  d.policy_version AS "policyVersion", encode(d.leaf_hash, 'base64') AS "leafHash",
  replace(encode(d.receipt_signature, 'base64'), E'\\n', '') AS "signature", e.leaf, e.idx::text AS "index"
FROM hub.decision d LEFT JOIN hub.log_entry e ON e.leaf_id = d.id
WHERE d.id = $1 AND d.issuer = $2 AND d.subject = $3`;

interface OwnRow extends CommittedDecision {
  /** Both `null` until the decision has its place in the log. */
  readonly leaf: Buffer | null;
  readonly index: string | null;
}

/**
 * The receipt of a decision that this very caller asked for; `null` for every other, whether it exists or not. Place,
 * proof, leaf and openings come once the published head covers it.
 * @param pool as `hub_app`
 */
export async function readReceipt(
  pool: Pick<Pool, 'query'>,
  log: PublishedLog,
  caller: Caller,
  id: DecisionId,
): Promise<ReceiptInLog | null> {
  const { rows } = await pool.query<OwnRow>(OWN, [id, caller.issuer, caller.subject]);
  const [row] = rows;
  if (row === undefined) return null;
  const promise = { ...shownReceipt(row), leaf: null, openings: [] };
  if (row.index === null || row.leaf === null) return promise;
  const index = Number(row.index);
  const head = await log.head();
  if (head === null || index >= head.size) return promise;
  return {
    ...promise,
    index,
    proof: await proofOf(log, head, index),
    leaf: row.leaf.toString('latin1'),
    openings: await receiptOpenings(pool, caller, id),
  };
}

async function proofOf(log: PublishedLog, head: PublishedHead, index: number): Promise<string> {
  const hashes = await inclusionProof(index, head.size, tilesOfHead(log, head), nodeHashing);
  return proofText({ extra: null, index, hashes, checkpoint: head.note });
}

/** The tiles of the head's tree, each as wide as that tree fills it. */
function tilesOfHead(log: PublishedLog, { size }: PublishedHead): ReadTile {
  return async (level, n) => {
    const width = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - n * TILE_WIDTH);
    const hashes = await log.tile({ level, n, width }, size);
    if (hashes === null) throw new Error('a tile of the published log is missing');
    return hashes;
  };
}
