import { tampered, type Tampered } from '../../../disclosure-log/verify/log-finding.js';
import type { ReceiptFile } from '../../../disclosure-log/verify/read-receipt.js';
import { sameBytes } from '../../../disclosure-log/format/same-bytes.js';
import type { Snapshot } from './snapshot.js';

const DECISION = `
SELECT d.leaf_hash AS "leafHash", e.idx::text AS index
FROM hub.decision d LEFT JOIN hub.log_entry e ON e.leaf_id = d.id WHERE d.id::text = $1`;

/**
 * Whether the decision of a signed receipt is there. A receipt is given after its decision is committed, so that no time
 * has to pass: whoever took the decision out with its submission is found by the receipt alone.
 * @returns its place, `null` while it waits for one
 */
export async function receiptInDatabase(
  snapshot: Snapshot,
  { decisionId, leafHash }: ReceiptFile,
): Promise<Tampered | { readonly kind: 'THERE'; readonly index: number | null }> {
  const { rows } = await snapshot.query<{ leafHash: Buffer; index: string | null }>(DECISION, [decisionId]);
  const [row] = rows;
  if (row === undefined) return tampered('the receipt', 'the decision that it was given for is not there');
  if (!sameBytes(row.leafHash, leafHash)) return tampered('the receipt', 'the decision has another leaf than it says');
  return { kind: 'THERE', index: row.index === null ? null : Number(row.index) };
}
