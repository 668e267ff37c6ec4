import type { ClientBase } from 'pg';
import type { FeedStore, FeedTransaction } from '../../feed/ports.js';
import type { OrganisationId } from '../../shared/ids.js';
import { batchEvent, type LoggedBatch } from '../feed/batch-event.js';
import type { EventLog } from '../log/events/event-row.js';
import { copyBehind } from './copy-behind.js';
import { copyChanges, TABLES_OF_CHANGES } from './copy-changes.js';
import { copyEvents, EVENT_TABLES } from './copy-events.js';
import { knownChildren } from './known-children.js';
import { sourceUnderWay, type SourceUnderWay } from './source-under-way.js';

/**
 * A feed store that fills an index by COPY; `finish` writes what still waits, puts every batch into the log and says
 * how fresh each source is.
 */
export interface BulkFeedStore extends FeedStore {
  finish(): Promise<void>;
}

/** How far the rows of a source have come. */
interface Reached {
  readonly receivedAt: string;
  readonly place: number;
  readonly asOf: string;
}

/**
 * A feed store for an empty index: what was stated before is known from memory, and rows go out by COPY. Everything
 * happens in the transaction that `client` has open, as the owner; nothing of it counts before that commits. Files
 * are to come one source after the other: what a source stated is forgotten when the next one begins.
 *
 * @param flushAt characters that wait before they are written
 */
export function bulkFeedStore(client: ClientBase, flushAt: number, log: EventLog): BulkFeedStore {
  const rows = copyBehind(client, [...TABLES_OF_CHANGES, ...EVENT_TABLES], flushAt);
  const known = knownChildren();
  const reached = new Map<OrganisationId, Reached>();
  const batches: { readonly source: string; readonly batch: LoggedBatch }[] = [];
  let current: SourceUnderWay | null = null;

  return { inTransaction, finish };

  async function inTransaction<Outcome>(
    id: OrganisationId,
    work: (transaction: FeedTransaction) => Promise<Outcome>,
  ): Promise<Outcome> {
    const underWay = await begunOrCurrent(id);
    const source = { ...underWay.source, lastPlace: reached.get(id)?.place ?? 0 };
    const outcome = await work({
      source,
      ownStatements: (question) => Promise.resolve(underWay.memory.answer(question)),
      candidatesFor: (keys) => Promise.resolve(known.candidatesFor(keys, source.today)),
      wasTaken: () => Promise.resolve(false),
      async apply(changes) {
        reached.set(id, { receivedAt: source.now, place: changes.batch.place, asOf: changes.batch.asOf });
        batches.push({ source: id, batch: await copyChanges({ client, rows, known }, underWay, changes) });
      },
    });
    await rows.writeBehind();
    return outcome;
  }

  async function begunOrCurrent(id: OrganisationId): Promise<SourceUnderWay> {
    if (current?.source.id === id) return current;
    if (reached.has(id)) throw new Error('the rows of a source must follow each other');
    current = await sourceUnderWay(client, id);
    return current;
  }

  async function finish(): Promise<void> {
    await rows.written();
    // a leaf is promised within a minute of its instant, which is therefore not that of the beginning of a long load
    await copyEvents(client, rows.buffers, log, flushAt, (happenedAt) =>
      batches.map(({ source, batch }) => batchEvent(source, batch, happenedAt)),
    );
    await rows.buffers.flush(client);
    for (const [source, { receivedAt, place, asOf }] of reached) {
      await client.query(
        'UPDATE feed_source SET last_sequence = $2, last_received_at = $3, last_as_of = $4 WHERE source_id = $1',
        [source, place, receivedAt, asOf],
      );
    }
  }
}
