import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { addCounts } from '../feed/add-counts.js';
import type { FeedBatch } from '../feed/feed-batch.js';
import { partsOfFile } from '../feed/feed-file.js';
import type { FeedReport, RowCounts } from '../feed/feed-report.js';
import type { FeedStore } from '../feed/ports.js';
import type { OrganisationId } from '../shared/ids.js';
import { bulkFeedStore } from './bulk/bulk-feed-store.js';
import type { EventLog } from './log/events/event-row.js';

const FLUSH_AT = 16_000_000;

/** A bulk load only fills an index that is empty: it knows nothing of what was stated before. */
export class IndexNotEmpty extends Error {
  override readonly name = 'IndexNotEmpty';
}

/** The feed's use case over one store. */
export type SubmitTo = (store: FeedStore) => (source: OrganisationId, batch: FeedBatch) => Promise<FeedReport>;

export interface BulkLoadOptions {
  /** Told after each part how many rows were read so far. */
  readonly progress?: (rows: number) => void;
  /** Characters that wait before they are written. */
  readonly flushAt?: number;
}

/** What became of one file. */
export interface LoadedFile {
  readonly source: string;
  readonly counts: RowCounts;
}

/**
 * Fills an empty index from feed files in one transaction, as the owner: `url` is that of `hub_migrator`. Rows pass
 * the same use case as a feed over HTTP and end as the same rows of the same tables; only the store differs, which
 * writes by COPY. Every part is a leaf of `log`. Throws `IndexNotEmpty`, and what the use case throws; then nothing was
 * loaded.
 */
export async function bulkLoad(
  url: string,
  files: readonly string[],
  submitTo: SubmitTo,
  log: EventLog,
  { progress = () => undefined, flushAt = FLUSH_AT }: BulkLoadOptions = {},
): Promise<readonly LoadedFile[]> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'hub bulk load',
    options: '-c role=hub_owner -c search_path=hub -c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    const { rowCount } = await client.query('SELECT FROM child LIMIT 1');
    if (rowCount !== 0) throw new IndexNotEmpty('the index already holds children');
    const store = bulkFeedStore(client, flushAt, log);
    const submit = submitTo(store);
    const loaded: LoadedFile[] = [];
    let rows = 0;
    for (const file of files) {
      loaded.push(
        await loadFile(file, submit, (more) => {
          rows += more;
          progress(rows);
        }),
      );
    }
    await store.finish();
    await client.query('COMMIT');
    // the planner knows nothing of rows that came at once
    await client.query('ANALYZE');
    return loaded;
  } finally {
    // an open transaction ends with its connection
    await client.end();
  }
}

async function loadFile(
  path: string,
  submit: ReturnType<SubmitTo>,
  progress: (rows: number) => void,
): Promise<LoadedFile> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  let loaded: LoadedFile = { source: '', counts: { accepted: 0, unchanged: 0, malformed: 0, notYours: 0, stale: 0 } };
  for await (const { source, batch } of partsOfFile(lines)) {
    const { counts } = await submit(source, batch);
    loaded = { source, counts: addCounts(loaded.counts, counts) };
    progress(batch.rows.length);
  }
  return loaded;
}
