import type { ClientBase } from 'pg';
import { FeedRefused } from '../../feed/feed-refused.js';
import type { FeedChanges, FeedSource, FeedStore, FeedTransaction } from '../../feed/ports.js';
import { STATEMENT_COLUMNS, type StatementTable } from '../../feed/statement-record.js';
import type { OrganisationId } from '../../shared/ids.js';
import { batchEvent, type LoggedBatch } from '../feed/batch-event.js';
import { sourceSalt } from '../feed/source-salt.js';
import { openManifest, type OpenManifest } from '../log/events/batch-manifest.js';
import type { EventLog } from '../log/events/event-row.js';
import { copyBuffers, type CopyTable } from './copy-buffers.js';
import { copyEvents, EVENT_TABLES } from './copy-events.js';
import { hexadecimal } from './copy-text.js';
import { knownChildren } from './known-children.js';
import { ownMemory, type OwnMemory } from './own-statements.js';

const TABLES: readonly CopyTable[] = [
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
  ...EVENT_TABLES,
];

/**
 * A feed store that fills an index by COPY; `finish` writes what still waits, puts every batch into the log and says
 * how fresh each source is.
 */
export interface BulkFeedStore extends FeedStore {
  finish(): Promise<void>;
}

/** A source whose rows have begun to come. */
interface Begun {
  readonly source: FeedSource;
  readonly salt: Buffer;
  lastPlace: number;
  asOf: string;
}

/**
 * A feed store for an empty index: what was stated before is known from memory, and rows go out by COPY. Everything
 * happens in the transaction that `client` has open, as the owner; nothing of it counts before that commits. Files
 * are to come one source after the other: what a source stated is forgotten when the next one begins.
 *
 * @param flushAt characters that wait before they are written
 */
export function bulkFeedStore(client: ClientBase, flushAt: number, log: EventLog): BulkFeedStore {
  const buffers = copyBuffers(TABLES);
  const known = knownChildren();
  const begun = new Map<string, Begun>();
  let current: OrganisationId | null = null;
  let own: OwnMemory = ownMemory();
  const reviews = new Set<string>();
  const batches: { readonly source: string; readonly batch: LoggedBatch }[] = [];
  let writing: Promise<void> = Promise.resolve();

  return { inTransaction, finish };

  async function inTransaction<Outcome>(
    id: OrganisationId,
    work: (transaction: FeedTransaction) => Promise<Outcome>,
  ): Promise<Outcome> {
    const state = begun.get(id) ?? (await begin(id));
    if (current !== id) throw new Error('the rows of a source must follow each other');
    const source = { ...state.source, lastPlace: state.lastPlace };
    const memory = own;
    const outcome = await work({
      source,
      ownStatements: (question) => Promise.resolve(memory.answer(question)),
      candidatesFor: (keys) => Promise.resolve(known.candidatesFor(keys, source.today)),
      wasTaken: () => Promise.resolve(false),
      apply: (changes) => apply(source, state.salt, memory, changes),
    });
    if (buffers.waiting > flushAt) await writeBehind();
    return outcome;
  }

  /** Lets the server write while the next rows are read; never more than one heap of rows is on its way. */
  async function writeBehind(): Promise<void> {
    await writing;
    writing = buffers.flush(client);
    // a failure is thrown where the next heap or the end waits for it
    writing.catch(() => undefined);
  }

  async function begin(id: OrganisationId): Promise<Begun> {
    const { rows } = await client.query<Pick<FeedSource, 'sourceClass' | 'confidentialService' | 'now' | 'today'>>(
      `SELECT o.source_class AS "sourceClass", o.confidential_service AS "confidentialService",
         to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now,
         to_char(now() AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS today
       FROM feed_source f JOIN organisation o ON o.id = f.source_id AND o.active WHERE f.source_id = $1`,
      [id],
    );
    const [row] = rows;
    if (row === undefined) throw new FeedRefused('NOT_REGISTERED');
    const salt = await sourceSalt(client, id);
    const state = { source: { id, ...row, lastPlace: 0 }, salt, lastPlace: 0, asOf: '' };
    begun.set(id, state);
    current = id;
    own = ownMemory();
    reviews.clear();
    return state;
  }

  async function apply(source: FeedSource, salt: Buffer, memory: OwnMemory, changes: FeedChanges): Promise<void> {
    const { batch } = changes;
    const state = begun.get(source.id);
    if (state !== undefined) Object.assign(state, { lastPlace: batch.place, asOf: batch.asOf });
    const digest = `\\x${batch.bytesDigest}`;
    const received = [batch.id, source.id, batch.place, source.now, batch.asOf, batch.rowCount, digest];
    buffers.put('feed_batch', null, received);
    const manifest = openManifest(salt);
    for (const id of changes.children) buffers.put('child', null, [id, source.now]);
    for (const { localId, childId } of changes.sourceChildren) {
      memory.setChild(localId, childId);
      buffers.put('source_child', null, [source.id, localId, childId]);
      manifest.wrote('source_child', { source_id: source.id, local_id: localId, child_id: childId });
    }
    for (const { localId, childId, candidateId, reason } of changes.reviews) {
      const name = `${localId} ${candidateId}`;
      if (reviews.has(name)) continue;
      reviews.add(name);
      buffers.put('match_review', null, [source.id, localId, childId, candidateId, reason, source.now]);
    }
    for (const { table, id } of changes.removals) {
      if (await takeOut(source, memory, table, id)) manifest.tookOut(table, id);
    }
    await write(source, memory, changes, manifest);
    for (const childId of changes.forgotten) {
      for (const [table, id] of memory.aboutThePerson(childId)) {
        if (await takeOut(source, memory, table, id)) manifest.tookOut(table, id);
      }
    }
    const { salt: batchSalt, entries, digest: manifestDigest } = manifest.close();
    buffers.put('feed_batch_manifest', null, [batch.id, hexadecimal(batchSalt), hexadecimal(entries)]);
    batches.push({ source: source.id, batch: { ...batch, manifestDigest } });
  }

  async function write(
    source: FeedSource,
    memory: OwnMemory,
    { statements, keys }: FeedChanges,
    manifest: OpenManifest,
  ): Promise<void> {
    const keysOf = new Map<string, typeof keys>();
    for (const key of keys) keysOf.set(key.statementId, [...(keysOf.get(key.statementId) ?? []), key]);
    for (const record of statements) {
      const { table, values } = record;
      const id = values['source_key'] as string;
      await takeOut(source, memory, table, id);
      memory.add(record);
      manifest.wrote(table, values);
      const columns = STATEMENT_COLUMNS[table];
      buffers.put(
        table,
        `${source.id} ${id}`,
        columns.map((column) => values[column] ?? null),
      );
      if (table === 'change_of_identity') known.addChange(record);
      known.addGround(record);
      if (table !== 'identity_statement') continue;
      const own = keysOf.get(id) ?? [];
      known.addIdentity(record, own);
      for (const { kind, key, childId, former } of own) {
        buffers.put('child_key', `${source.id} ${id}`, [kind, key, childId, source.id, id, former]);
      }
    }
  }

  /** Takes out what stood under a name: a row that still waits is taken back, a written one deleted. False for none. */
  async function takeOut(source: FeedSource, memory: OwnMemory, table: StatementTable, id: string): Promise<boolean> {
    const childId = memory.childOf(table, id);
    if (childId === null) return false;
    for (const one of table === 'identity_statement' ? [table, 'child_key'] : [table]) {
      if (buffers.takeBack(one, `${source.id} ${id}`)) continue;
      await writing;
      await client.query(`DELETE FROM ${one} WHERE source_id = $1 AND source_key = $2`, [source.id, id]);
    }
    if (table === 'identity_statement') known.dropIdentity(childId, source.id, id);
    if (table === 'change_of_identity') known.dropChange(childId, source.id, id);
    known.dropGround(table, childId, source.id, id);
    memory.drop(table, id);
    return true;
  }

  async function finish(): Promise<void> {
    await writing;
    // a leaf is promised within a minute of its instant, which is therefore not that of the beginning of a long load
    await copyEvents(client, buffers, log, flushAt, (happenedAt) =>
      batches.map(({ source, batch }) => batchEvent(source, batch, happenedAt)),
    );
    await buffers.flush(client);
    for (const { source, lastPlace, asOf } of begun.values()) {
      if (lastPlace === 0) continue;
      await client.query(
        'UPDATE feed_source SET last_sequence = $2, last_received_at = $3, last_as_of = $4 WHERE source_id = $1',
        [source.id, lastPlace, source.now, asOf],
      );
    }
  }
}
