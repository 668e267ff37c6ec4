import { randomUUID } from 'node:crypto';
import type { NoteSigner } from '../../src/disclosure-log/signing.js';
import { eventRow, type EventLog } from '../../src/persistence/log/events/event-row.js';
import type { Instant } from '../../src/shared/instant.js';
import type { TestDatabase } from './database.js';
import { publishHead, sequenceAll } from './published-head.js';

/** All rows in two statements, however many there are. */
const STATEMENTS = [
  `INSERT INTO hub.log_event (id, kind, about, happened_at, leaf, leaf_hash, receipt_signature)
   SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::bytea[], $6::bytea[], $7::bytea[])`,
  'INSERT INTO hub.log_event_record (event_id, content, salts) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[])',
] as const;

/**
 * A log of so many leaves under a signed head, in which every check finds all in order: each leaf is that of an erasure
 * of nothing, which hangs on no other row. Takes a second for some hundred leaves.
 */
export async function plantLongLog(
  database: TestDatabase,
  leaves: number,
  log: EventLog,
  key: NoteSigner,
): Promise<void> {
  const happenedAt = new Date().toISOString().replace('Z', '000Z') as Instant;
  const rows = Array.from({ length: leaves }, () =>
    eventRow({ kind: 'ERASURE', about: randomUUID(), happenedAt, content: { decisions: [] }, organisation: null }, log),
  );
  const superuser = database.superuser();
  const ids = rows.map(({ id }) => id);
  await superuser.query(STATEMENTS[0], [
    ids,
    rows.map(({ event }) => event.kind),
    rows.map(({ event }) => event.about),
    rows.map(({ event }) => event.happenedAt),
    rows.map(({ leaf }) => Buffer.from(leaf)),
    rows.map(({ leafHash }) => Buffer.from(leafHash)),
    rows.map(({ receiptSignature }) => Buffer.from(receiptSignature)),
  ]);
  await superuser.query(STATEMENTS[1], [
    ids,
    rows.map(({ content }) => content),
    rows.map(({ salts }) => Buffer.from(salts)),
  ]);
  await sequenceAll(database);
  await publishHead(database, key);
}
