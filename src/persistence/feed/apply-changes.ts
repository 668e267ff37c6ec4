import type { ClientBase } from 'pg';
import type { FeedChanges } from '../../feed/ports.js';
import { STATEMENT_COLUMNS, TABLE_OF_KIND, type StatementTable } from '../../feed/statement-record.js';
import type { Instant } from '../../shared/instant.js';
import { openManifest, type BatchManifest, type OpenManifest } from '../log/events/batch-manifest.js';
import type { EventLog } from '../log/events/event-row.js';
import { recordEvent } from '../log/events/record-event.js';
import { batchEvent } from './batch-event.js';
import { sourceSalt } from './source-salt.js';

const TABLES = Object.values(TABLE_OF_KIND);

/**
 * Writes all that one batch changes: one statement for each table, whatever the number of rows; and with it digests of
 * what it changed and its leaf of the log, so that nothing gets into the index without standing in the log. The rows
 * themselves are not kept: what was refused or is forgotten is nowhere.
 */
export async function applyChanges(
  client: ClientBase,
  source: string,
  receivedAt: Instant,
  changes: FeedChanges,
  log: EventLog,
): Promise<void> {
  await recordBatch(client, source, receivedAt, changes.batch);
  const manifest = openManifest(await sourceSalt(client, source));
  await addChildren(client, source, receivedAt, changes, manifest);
  for (const table of TABLES) await removeStatements(client, source, table, changes, manifest);
  for (const table of TABLES) await writeStatements(client, table, changes, manifest);
  await replaceKeys(client, source, changes);
  await forget(client, source, changes.forgotten, manifest);
  const closed = manifest.close();
  await recordManifest(client, changes.batch.id, closed);
  await recordEvent(client, batchEvent(source, { ...changes.batch, manifestDigest: closed.digest }, receivedAt), log);
}

async function recordBatch(
  client: ClientBase,
  source: string,
  receivedAt: string,
  { id, place, asOf, rowCount, bytesDigest }: FeedChanges['batch'],
): Promise<void> {
  await client.query({
    name: 'feed-batch',
    text: `
      WITH recorded AS (
        INSERT INTO hub.feed_batch (id, source_id, sequence, received_at, as_of, row_count, bytes_digest)
        VALUES ($1, $2, $3, $4, $5, $6, decode($7, 'hex'))
      )
      UPDATE hub.feed_source SET last_sequence = $3, last_received_at = $4, last_as_of = $5 WHERE source_id = $2`,
    values: [id, source, place, receivedAt, asOf, rowCount, bytesDigest],
  });
}

async function recordManifest(client: ClientBase, id: string, { salt, entries }: BatchManifest): Promise<void> {
  await client.query({
    name: 'feed-batch-manifest',
    text: 'INSERT INTO hub.feed_batch_manifest (batch_id, salt, entries) VALUES ($1, $2, $3)',
    values: [id, salt, entries],
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
  manifest: OpenManifest,
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
  for (const { localId, childId } of sourceChildren) {
    manifest.wrote('source_child', { source_id: source, local_id: localId, child_id: childId });
  }
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
  manifest: OpenManifest,
): Promise<void> {
  const ids = removals.filter((removal) => removal.table === table).map(({ id }) => id);
  if (ids.length === 0) return;
  const { rows } = await client.query<{ key: string }>({
    name: `feed-remove-${table}`,
    text: `DELETE FROM hub.${table} WHERE source_id = $1 AND source_key = ANY ($2::text[]) RETURNING source_key AS key`,
    values: [source, ids],
  });
  for (const { key } of rows) manifest.tookOut(table, key);
}

async function writeStatements(
  client: ClientBase,
  table: StatementTable,
  { statements }: FeedChanges,
  manifest: OpenManifest,
): Promise<void> {
  const values = statements.filter((statement) => statement.table === table).map((statement) => statement.values);
  if (values.length === 0) return;
  await client.query({ name: `feed-write-${table}`, text: UPSERT[table], values: [JSON.stringify(values)] });
  for (const row of values) manifest.wrote(table, row);
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
const ABOUT_THE_PERSON: readonly StatementTable[] = [
  'identity_statement',
  'residence',
  'related_person',
  'detriment_judgement',
];

async function forget(
  client: ClientBase,
  source: string,
  children: FeedChanges['forgotten'],
  manifest: OpenManifest,
): Promise<void> {
  if (children.length === 0) return;
  for (const table of ABOUT_THE_PERSON) {
    const { rows } = await client.query<{ key: string }>(
      `DELETE FROM hub.${table} WHERE source_id = $1 AND child_id = ANY ($2::uuid[]) RETURNING source_key AS key`,
      [source, children],
    );
    for (const { key } of rows) manifest.tookOut(table, key);
  }
  await client.query('DELETE FROM hub.child_key WHERE source_id = $1 AND child_id = ANY ($2::uuid[])', [
    source,
    children,
  ]);
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
