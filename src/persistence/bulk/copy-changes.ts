import type { ClientBase } from 'pg';
import type { FeedChanges } from '../../feed/ports.js';
import { STATEMENT_COLUMNS, type StatementTable } from '../../feed/statement-record.js';
import type { LoggedBatch } from '../feed/batch-event.js';
import { openManifest, type OpenManifest } from '../log/events/batch-manifest.js';
import type { CopyBehind } from './copy-behind.js';
import type { CopyTable } from './copy-buffers.js';
import { hexadecimal } from './copy-text.js';
import type { KnownChildren } from './known-children.js';
import type { SourceUnderWay } from './source-under-way.js';

/** The tables that the changes of a batch go to, in the order in which rows refer to each other. */
export const TABLES_OF_CHANGES: readonly CopyTable[] = [
  { table: 'child', columns: ['id', 'created_at'] },
  {
    table: 'feed_batch',
    columns: ['id', 'source_id', 'sequence', 'received_at', 'as_of', 'row_count', 'bytes_digest'],
  },
  { table: 'source_child', columns: ['source_id', 'local_id', 'child_id'] },
  {
    table: 'match_review',
    columns: ['source_id', 'local_id', 'child_id', 'candidate_id', 'reason', 'opened_at'],
  },
  { table: 'child_key', columns: ['kind', 'key', 'child_id', 'source_id', 'source_key', 'former'] },
  ...Object.entries(STATEMENT_COLUMNS).map(([table, columns]) => ({ table, columns })),
  { table: 'feed_batch_manifest', columns: ['batch_id', 'salt', 'entries'] },
];

/** Where the rows of a load go, and the children that it has come to know. */
export interface Load {
  readonly client: ClientBase;
  readonly rows: CopyBehind;
  readonly known: KnownChildren;
}

/** One batch of a source on its way into the index. */
interface BatchUnderWay extends Load, SourceUnderWay {
  readonly changes: FeedChanges;
  readonly manifest: OpenManifest;
}

/** Puts all that one batch changes into the buffers, with the manifest of it; gives what the log is to say of it. */
export async function copyChanges(load: Load, of: SourceUnderWay, changes: FeedChanges): Promise<LoggedBatch> {
  const { buffers } = load.rows;
  const { batch } = changes;
  const digest = `\\x${batch.bytesDigest}`;
  const received = [batch.id, of.source.id, batch.place, of.source.now, batch.asOf, batch.rowCount, digest];
  buffers.put('feed_batch', null, received);
  const manifest = openManifest(of.salt);
  const underWay = { ...load, ...of, changes, manifest };
  addChildren(underWay);
  addReviews(underWay);
  for (const { table, id } of changes.removals) await takeOut(underWay, table, id);
  await writeStatements(underWay);
  await forget(underWay);
  const { salt, entries, digest: manifestDigest } = manifest.close();
  buffers.put('feed_batch_manifest', null, [batch.id, hexadecimal(salt), hexadecimal(entries)]);
  return { ...batch, manifestDigest };
}

function addChildren({ rows, source, memory, changes, manifest }: BatchUnderWay): void {
  for (const id of changes.children) rows.buffers.put('child', null, [id, source.now]);
  for (const { localId, childId } of changes.sourceChildren) {
    memory.setChild(localId, childId);
    rows.buffers.put('source_child', null, [source.id, localId, childId]);
    manifest.wrote('source_child', { source_id: source.id, local_id: localId, child_id: childId });
  }
}

function addReviews({ rows, source, reviews, changes }: BatchUnderWay): void {
  for (const { localId, childId, candidateId, reason } of changes.reviews) {
    const name = `${localId} ${candidateId}`;
    if (reviews.has(name)) continue;
    reviews.add(name);
    rows.buffers.put('match_review', null, [source.id, localId, childId, candidateId, reason, source.now]);
  }
}

async function writeStatements(underWay: BatchUnderWay): Promise<void> {
  const { rows, known, source, memory, changes, manifest } = underWay;
  const keysOf = new Map<string, FeedChanges['keys']>();
  for (const key of changes.keys) keysOf.set(key.statementId, [...(keysOf.get(key.statementId) ?? []), key]);
  for (const record of changes.statements) {
    const { table, values } = record;
    const id = values['source_key'] as string;
    await drop(underWay, table, id);
    memory.add(record);
    manifest.wrote(table, values);
    const columns = STATEMENT_COLUMNS[table];
    rows.buffers.put(
      table,
      `${source.id} ${id}`,
      columns.map((column) => values[column] ?? null),
    );
    if (table === 'change_of_identity') known.addChange(record);
    known.addGround(record);
    if (table !== 'identity_statement') continue;
    const keys = keysOf.get(id) ?? [];
    known.addIdentity(record, keys);
    for (const { kind, key, childId, former } of keys) {
      rows.buffers.put('child_key', `${source.id} ${id}`, [kind, key, childId, source.id, id, former]);
    }
  }
}

async function forget(underWay: BatchUnderWay): Promise<void> {
  for (const childId of underWay.changes.forgotten) {
    for (const [table, id] of underWay.memory.aboutThePerson(childId)) await takeOut(underWay, table, id);
  }
}

/** Drops a statement in whose place nothing comes. */
async function takeOut(underWay: BatchUnderWay, table: StatementTable, id: string): Promise<void> {
  if (await drop(underWay, table, id)) underWay.manifest.tookOut(table, id);
}

/** Drops what stood under a name: a row that still waits is taken back, a written one deleted. False for none. */
async function drop(
  { client, rows, known, source, memory }: BatchUnderWay,
  table: StatementTable,
  id: string,
): Promise<boolean> {
  const childId = memory.childOf(table, id);
  if (childId === null) return false;
  for (const one of table === 'identity_statement' ? [table, 'child_key'] : [table]) {
    if (rows.buffers.takeBack(one, `${source.id} ${id}`)) continue;
    await rows.written();
    await client.query(`DELETE FROM ${one} WHERE source_id = $1 AND source_key = $2`, [source.id, id]);
  }
  if (table === 'identity_statement') known.dropIdentity(childId, source.id, id);
  if (table === 'change_of_identity') known.dropChange(childId, source.id, id);
  known.dropGround(table, childId, source.id, id);
  memory.drop(table, id);
  return true;
}
