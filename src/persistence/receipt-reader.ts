import type { Pool } from 'pg';
import type { Caller } from '../enquiry/caller.js';
import type { Receipt } from '../release/enquiry-answer.js';
import { type CommittedDecision, shownReceipt } from '../release/release.js';
import type { DecisionId } from '../shared/ids.js';

/** The receipt of a decision that this very caller asked for; `null` for every other, whether it exists or not. */
export async function readReceipt(pool: Pick<Pool, 'query'>, caller: Caller, id: DecisionId): Promise<Receipt | null> {
  const { rows } = await pool.query<CommittedDecision>(
    `SELECT id AS "decisionId", to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "decidedAt",
       policy_version AS "policyVersion", encode(leaf_hash, 'base64') AS "leafHash",
       replace(encode(receipt_signature, 'base64'), E'\\n', '') AS "signature"
     FROM hub.decision WHERE id = $1 AND issuer = $2 AND subject = $3`,
    [id, caller.issuer, caller.subject],
  );
  const row = rows[0];
  return row === undefined ? null : shownReceipt(row);
}
