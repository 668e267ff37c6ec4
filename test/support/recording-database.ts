import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CanonicalText } from '../../src/disclosure-log/format/canonical-bytes.js';
import type { LogReceipt } from '../../src/disclosure-log/log-receipt.js';
import type { DecisionEntry, DecisionRecorder } from '../../src/enquiry/ports.js';
import { openPool } from '../../src/persistence/connections.js';
import { createDecisionRecorder } from '../../src/persistence/recording/decision-recorder.js';
import type { DecisionWriterSettings } from '../../src/persistence/recording/decision-writer.js';
import { openReceiptKey, type ReceiptKey } from '../../src/persistence/log/keys/receipt-key.js';
import type { DecisionId } from '../../src/shared/ids.js';
import type { Instant } from '../../src/shared/instant.js';
import { testDatabase, type TestDatabase } from './database.js';

export const ORIGIN = 'hub.example/log';

/** What is stored of one decision, as a checker would read it. */
export interface StoredDecision {
  readonly leaf: Buffer;
  readonly leaf_hash: Buffer;
  readonly receipt_signature: Buffer;
  readonly decided_at: Instant;
  readonly salts: Buffer;
  readonly request: CanonicalText;
  readonly facts: CanonicalText;
  readonly decision: CanonicalText;
  readonly answer: CanonicalText;
  readonly context: CanonicalText;
}

/** A database of its own with a recorder on it. */
export interface RecordingDatabase {
  readonly database: TestDatabase;
  readonly key: ReceiptKey;
  readonly recorder: DecisionRecorder;
  /** Another recorder with connections of its own, at `url` or at the database. */
  another(settings?: Partial<DecisionWriterSettings>, url?: string): DecisionRecorder;
  /** Records and expects a receipt. */
  committed(entry: DecisionEntry): Promise<LogReceipt>;
  stored(id: DecisionId): Promise<StoredDecision>;
  count(table: string, where?: string, ...values: readonly unknown[]): Promise<number>;
  drop(): Promise<void>;
}

export async function recordingDatabase(): Promise<RecordingDatabase> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'hub-recorder-'));
  const key = openReceiptKey({ path: join(folder, 'receipt.pem'), whenMissing: 'MAKE' }, ORIGIN);
  const closing: (() => Promise<void>)[] = [];
  const another: RecordingDatabase['another'] = (settings = {}, url = database.urls.app) => {
    const pool = openPool('app', url, { max: settings.lanes ?? 2 });
    closing.push(() => pool.end());
    return createDecisionRecorder({ pool, origin: ORIGIN, signer: key.signer, ...settings });
  };
  // other work on the machine must not fail a test that is not about time
  const recorder = another({ patienceMilliseconds: 20_000 });
  return {
    database,
    key,
    recorder,
    another,
    committed: async (entry) => {
      const recorded = await recorder.record(entry);
      if (recorded.kind !== 'COMMITTED') throw new Error('beaten');
      return recorded.receipt;
    },
    stored: async (id) => {
      const { rows } = await database.superuser().query<StoredDecision>(STORED, [id]);
      const [row] = rows;
      if (row === undefined) throw new Error('not stored');
      return row;
    },
    count: async (table, where = 'true', ...values) => {
      const question = `SELECT count(*)::int AS n FROM hub.${table} WHERE ${where}`;
      const { rows } = await database.superuser().query<{ n: number }>(question, [...values]);
      return rows[0]?.n ?? -1;
    },
    drop: async () => {
      await Promise.all(closing.map((close) => close()));
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

const STORED = `
SELECT d.leaf, d.leaf_hash, d.receipt_signature, r.salts, r.request, r.facts, r.decision, r.answer, r.context,
  to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS decided_at
FROM hub.decision d JOIN hub.decision_record r ON r.decision_id = d.id WHERE d.id = $1`;
