import type { ClientBase } from 'pg';
import type { FeedChanges } from '../../feed/ports.js';
import { STATEMENT_COLUMNS, TABLE_OF_KIND, type StatementTable } from '../../feed/statement-record.js';
import type { Instant } from '../../shared/instant.js';
import type { EventLog } from '../log/events/event-row.js';
import { recordEvent } from '../log/events/record-event.js';
import { batchEvent, keptRows } from './batch-event.js';

const TABLES = Object.values(TABLE_OF_KIND);

/**
 * Writes all that one batch changes: one statement for each table, whatever the number of rows; and with it the batch
 * as received and its leaf of the log, so that nothing gets into the index without standing in the log.
 */
export async function applyChanges(
  client: ClientBase,
  source: string,
  receivedAt: Instant,
  changes: FeedChanges,
  log: EventLog,
): Promise<void> {
  await recordBatch(client, source, receivedAt, changes.batch);
  await recordEvent(client, batchEvent(source, changes.batch, receivedAt), log);
  await addChildren(client, source, receivedAt, changes);
  for (const table of TABLES) await removeStatements(client, source, table, changes);
  for (const table of TABLES) await writeStatements(client, table, changes);
  await replaceKeys(client, source, changes);
  await forget(client, source, changes.forgotten);
}

async function recordBatch(
  client: ClientBase,
  source: string,
  receivedAt: string,
  { id, place, asOf, rowCount, bytesDigest, rows }: FeedChanges['batch'],
): Promise<void> {
  await client.query({
    name: 'feed-batch',
    text: `
      WITH recorded AS (
        INSERT INTO hub.feed_batch (id, source_id, sequence, received_at, as_of, row_count, bytes_digest)
        VALUES ($1, $2, $3, $4, $5, $6, decode($7, 'hex'))
      ), kept AS (
        INSERT INTO hub.feed_batch_rows (batch_id, rows) VALUES ($1, $8))
      UPDATE hub.feed_source SET last_sequence = $3, last_received_at = $4, last_as_of = $5 WHERE source_id = $2`,
    values: [id, source, place, receivedAt, asOf, rowCount, bytesDigest, await keptRows(rows)],
  });
}

/**
 * Adds newcomers. INVARIANT: all three statements are sent, be it with no row: which statements a batch takes depends on
 * the rows and the source's own rows alone, and never on whether a child was known.
 */
async function addChildren(
  client: ClientBase,
  source: string,
  receivedAt: string,
  { children, sourceChildren, reviews }: FeedChanges,
): Promise<void> {
  await client.query({
    name: 'feed-children',
    text: 'INSERT INTO hub.child (id, created_at) SELECT unnest($1::uuid[]), $2::timestamptz',
    values: [children, receivedAt],
  });
  await client.query({
    name: 'feed-source-children',
    text: `INSERT INTO hub.source_child (source_id, local_id, child_id)
      SELECT $1, * FROM unnest($2::text[], $3::uuid[]) ON CONFLICT DO NOTHING`,
    values: [source, sourceChildren.map(({ localId }) => localId), sourceChildren.map(({ childId }) => childId)],
  });
  await client.query({
    name: 'feed-reviews',
    text: `INSERT INTO hub.match_review (source_id, local_id, child_id, candidate_id, reason, opened_at)
      SELECT $1, *, $6::timestamptz FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::text[]) ON CONFLICT DO NOTHING`,
    values: [
      source,
      reviews.map(({ localId }) => localId),
      reviews.map(({ childId }) => childId),
      reviews.map(({ candidateId }) => candidateId),
      reviews.map(({ reason }) => reason),
      receivedAt,
    ],
  });
}

async function removeStatements(
  client: ClientBase,
  source: string,
  table: StatementTable,
  { removals }: FeedChanges,
): Promise<void> {
  const ids = removals.filter((removal) => removal.table === table).map(({ id }) => id);
  if (ids.length === 0) return;
  await client.query({
    name: `feed-remove-${table}`,
    text: `DELETE FROM hub.${table} WHERE source_id = $1 AND source_key = ANY ($2::text[])`,
    values: [source, ids],
  });
}

async function writeStatements(client: ClientBase, table: StatementTable, { statements }: FeedChanges): Promise<void> {
  const values = statements.filter((statement) => statement.table === table).map((statement) => statement.values);
  if (values.length === 0) return;
  await client.query({ name: `feed-write-${table}`, text: UPSERT[table], values: [JSON.stringify(values)] });
}

async function replaceKeys(
  client: ClientBase,
  source: string,
  { keys, removals, statements }: FeedChanges,
): Promise<void> {
  const touched: unknown[] = [
    ...removals.filter(({ table }) => table === 'identity_statement').map(({ id }) => id),
    ...statements.filter(({ table }) => table === 'identity_statement').map(({ values }) => values['source_key']),
  ];
  if (touched.length === 0) return;
  await client.query({
    name: 'feed-remove-keys',
    text: 'DELETE FROM hub.child_key WHERE source_id = $1 AND source_key = ANY ($2::text[])',
    values: [source, touched],
  });
  await client.query({
    name: 'feed-write-keys',
    text: `INSERT INTO hub.child_key (kind, key, child_id, source_key, former, source_id)
      SELECT *, $6 FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::boolean[])`,
    values: [
      keys.map(({ kind }) => kind),
      keys.map(({ key }) => key),
      keys.map(({ childId }) => childId),
      keys.map(({ statementId }) => statementId),
      keys.map(({ former }) => former),
      source,
    ],
  });
}

/** The tables in which a source says who a child is, where it lives and with whom, and what it judged of telling that. */
const ABOUT_THE_PERSON = ['identity_statement', 'residence', 'related_person', 'detriment_judgement', 'child_key'];

async function forget(client: ClientBase, source: string, children: FeedChanges['forgotten']): Promise<void> {
  if (children.length === 0) return;
  for (const table of ABOUT_THE_PERSON) {
    await client.query(`DELETE FROM hub.${table} WHERE source_id = $1 AND child_id = ANY ($2::uuid[])`, [
      source,
      children,
    ]);
  }
}

/** An upsert of any number of statements given as one JSON array; the table's own row type reads the values. */
function upsert(table: StatementTable): string {
  const columns = STATEMENT_COLUMNS[table];
  const replaced = columns.filter((column) => column !== 'source_id' && column !== 'source_key');
  return `INSERT INTO hub.${table} (${columns.join(', ')})
    SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::hub.${table}, $1::json)
    ON CONFLICT (source_id, source_key) DO UPDATE SET
      ${replaced.map((column) => `${column} = excluded.${column}`).join(', ')}`;
}

const UPSERT = Object.fromEntries(TABLES.map((table) => [table, upsert(table)])) as Record<StatementTable, string>;
