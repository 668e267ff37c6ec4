import type { Instant } from '../../../shared/instant.js';
import { readManifest, sha256, type ManifestEntry } from '../events/batch-manifest.js';
import { microsecondsOf } from '../events/stored-instant.js';
import { pagesOf, type Snapshot } from './snapshot.js';

const BATCHES_AT_ONCE = 20;

const SOURCES = `
SELECT b.source_id AS source, s.salt FROM (SELECT DISTINCT source_id FROM hub.feed_batch) b
LEFT JOIN hub.feed_source_salt s ON s.source_id = b.source_id ORDER BY b.source_id`;

/** Every batch of a source with its manifest and its event, in the order of their places. $1 source. */
const BATCHES = `
SELECT b.id::text AS id, b.source_id AS source, b.sequence::text AS place,
  to_char(b.as_of AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "asOf",
  b.row_count AS "rowCount", encode(b.bytes_digest, 'hex') AS digest, m.salt, m.entries,
  (SELECT w.content FROM hub.log_event v JOIN hub.log_event_record w ON w.event_id = v.id
    WHERE v.kind = 'FEED_BATCH' AND v.about = b.id::text) AS content
FROM hub.feed_batch b LEFT JOIN hub.feed_batch_manifest m ON m.batch_id = b.id
WHERE b.source_id = $1 ORDER BY b.sequence, b.id`;

/** Events that tell of a batch which is gone. */
export const EVENTS_WITHOUT_BATCH = `
SELECT v.id::text AS id FROM hub.log_event v WHERE v.kind = 'FEED_BATCH'
  AND NOT EXISTS (SELECT FROM hub.feed_batch b WHERE b.id::text = v.about) LIMIT 1`;

/** A source that ever sent a batch, and the salt of all of them. */
export interface StoredSource {
  readonly source: string;
  readonly salt: Buffer | null;
}

export interface StoredBatch {
  readonly id: string;
  readonly source: string;
  readonly place: string;
  readonly asOf: Instant;
  readonly rowCount: number;
  readonly digest: string;
  readonly salt: Buffer | null;
  readonly entries: Buffer | null;
  readonly content: string | null;
}

export async function storedSources(snapshot: Snapshot): Promise<readonly StoredSource[]> {
  return (await snapshot.query<StoredSource>(SOURCES)).rows;
}

export async function* storedBatches(snapshot: Snapshot, source: string): AsyncGenerator<StoredBatch> {
  for await (const page of pagesOf<StoredBatch>(snapshot, 'audited_batches', BATCHES, BATCHES_AT_ONCE, [source])) {
    yield* page;
  }
}

/** What a batch changed, by its manifest. */
export interface ReadBatch {
  readonly salt: Buffer;
  readonly entries: readonly ManifestEntry[];
}

/**
 * The manifest of a batch, after a look whether it and the columns of the batch are what its event tells.
 * @returns the manifest, or what is wrong, without any value
 */
export function readBatch(batch: StoredBatch): ReadBatch | string {
  const told = batch.content === null ? null : (JSON.parse(batch.content) as Readonly<Record<string, unknown>>);
  if (told === null) return 'no event puts it into the log';
  const columns =
    told['batch'] === batch.id &&
    told['organisation'] === batch.source &&
    told['place'] === Number(batch.place) &&
    told['rows'] === batch.rowCount &&
    told['sha256'] === batch.digest &&
    microsecondsOf(told['asOf']) === microsecondsOf(batch.asOf);
  if (!columns) return 'the event tells otherwise of it';
  if (batch.salt === null || batch.entries === null) return 'its manifest is missing';
  const entries = readManifest(batch.entries);
  if (entries === null || sha256(batch.entries) !== told['manifest'])
    return 'its manifest is not the one that was made';
  return { salt: batch.salt, entries };
}
