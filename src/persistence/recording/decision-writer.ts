import type pg from 'pg';
import { base64 } from '../../disclosure-log/format/base64.js';
import { mintReceipt, type LogReceipt } from '../../disclosure-log/log-receipt.js';
import type { ReceiptSigner } from '../../disclosure-log/write/receipt-signer.js';
import { CouldNotRecord } from '../../enquiry/could-not-record.js';
import type { Recorded } from '../../enquiry/ports.js';
import { decisionRow, type DecisionParts, type DecisionRow } from './decision-row.js';
import { batchQuery, inKeyOrder } from './decision-statement.js';
import { groupCommit, type GroupCommitFault } from './group-commit.js';
import { isFaultOfOneRow, leavesConnectionSound, recordingFault } from './recording-fault.js';

export interface DecisionWriterSettings {
  /** Connections as `hub_app`, best a pool of the record's own: each lane uses one. */
  readonly pool: pg.Pool;
  /** Name of the log, part of what a receipt signs. */
  readonly origin: string;
  readonly signer: ReceiptSigner;
  /** Whether so many leaves wait for the log that nothing may be recorded; asked in memory. Never when left out. */
  readonly logIsFull?: () => boolean;
  /** Statements under way at once. */
  readonly lanes?: number;
  readonly largestBatch?: number;
  readonly longestQueue?: number;
  /** From the call to its outcome, waiting included; the enquirer is owed an answer within three seconds. */
  readonly patienceMilliseconds?: number;
}

const USUAL = { lanes: 2, largestBatch: 64, longestQueue: 1024, patienceMilliseconds: 2_500 };

/** Writes one decision; `parts` is called once. */
export type WriteDecision = (parts: () => DecisionParts) => Promise<Recorded>;

/**
 * Writes decisions to PostgreSQL: one statement for all that wait together, committed by itself. A receipt is made of
 * nothing but a row that this statement returned after its commit.
 * Every failure is a `CouldNotRecord`.
 */
export function createDecisionWriter(settings: DecisionWriterSettings): WriteDecision {
  const commit = groupCommit<DecisionRow, Recorded['kind']>({
    ...USUAL,
    ...settings,
    send: (rows) => commitBatch(settings.pool, rows),
    travelsAlone: isFirst,
    isFaultOfOneRow,
    fault,
  });
  return async (parts) => {
    if (settings.logIsFull?.() === true) throw new CouldNotRecord('LOG_TOO_FAR_BEHIND', 'NOT_RECORDED');
    const row = prepare(parts, settings);
    const outcome = await commit(row);
    return outcome === 'COMMITTED' ? { kind: outcome, receipt: receiptOf(row) } : { kind: outcome };
  };
}

function prepare(parts: () => DecisionParts, { origin, signer }: DecisionWriterSettings): DecisionRow {
  try {
    return decisionRow(parts(), origin, signer);
  } catch (error) {
    throw new CouldNotRecord('NOT_RECORDABLE', 'NOT_RECORDED', error);
  }
}

/**
 * A row that claims to be the first about a child holds up to three unique keys. No order of rows sorts three keys at
 * once, so two batches of such rows could wait for each other in a circle; a statement of one row holds nothing while
 * it waits.
 */
function isFirst({ parts: { first } }: DecisionRow): boolean {
  return first.byNumber !== null || first.byName !== null;
}

async function commitBatch(pool: pg.Pool, rows: readonly DecisionRow[]): Promise<readonly Recorded['kind'][]> {
  const query = batchQuery(inKeyOrder(rows));
  const client = await connect(pool);
  let sound = true;
  try {
    // the driver resolves at ReadyForQuery, which the server sends after COMMIT; the rows themselves come before it
    const written = await client.query<{ id: string }>({ ...query, values: [...query.values] });
    const ids = new Set(written.rows.map(({ id }) => id));
    return rows.map(({ id }) => (ids.has(id) ? 'COMMITTED' : 'BEATEN'));
  } catch (error) {
    sound = leavesConnectionSound(error);
    throw error;
  } finally {
    client.release(!sound);
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new CouldNotRecord('CONNECTION_LOST', 'NOT_RECORDED', error);
  }
}

function fault(why: GroupCommitFault, error: unknown): CouldNotRecord {
  switch (why) {
    case 'QUEUE_FULL':
      return new CouldNotRecord('TOO_MANY_WAITING', 'NOT_RECORDED');
    case 'NOT_SENT_IN_TIME':
      return new CouldNotRecord('TOO_SLOW', 'NOT_RECORDED');
    case 'NOT_ANSWERED_IN_TIME':
      return new CouldNotRecord('TOO_SLOW', 'UNKNOWN');
    case 'SENDING_FAILED':
      return recordingFault(error);
  }
}

/** INVARIANT: called for rows that the database returned, after its commit, and nowhere else. */
function receiptOf(row: DecisionRow): LogReceipt {
  return mintReceipt({
    decisionId: row.id,
    decidedAt: row.parts.decidedAt,
    policyVersion: row.parts.policyVersion,
    leafHash: base64(row.leafHash),
    signature: base64(row.receiptSignature),
    answerDigest: row.answerDigest,
  });
}
