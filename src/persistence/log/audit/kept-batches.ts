import { gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import type { OrganisationId } from '../../../shared/ids.js';
import type { Instant } from '../../../shared/instant.js';
import { microsecondsOf } from './same-statement.js';

const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** Every batch with its rows and its event, in the order of ids, in which statements are read beside them. */
export const BATCHES = `
SELECT b.id::text AS id, b.source_id AS "sourceId", b.sequence::text AS place, ${instant('b.received_at')} AS "receivedAt",
  ${instant('b.as_of')} AS "asOf", b.row_count AS "rowCount", encode(b.bytes_digest, 'hex') AS digest, k.rows,
  (SELECT w.content FROM hub.log_event v JOIN hub.log_event_record w ON w.event_id = v.id
    WHERE v.kind = 'FEED_BATCH' AND v.about = b.id::text) AS content
FROM hub.feed_batch b LEFT JOIN hub.feed_batch_rows k ON k.batch_id = b.id ORDER BY b.id`;

/** Events that tell of a batch which is gone. */
export const EVENTS_WITHOUT_BATCH = `
SELECT v.id::text AS id FROM hub.log_event v WHERE v.kind = 'FEED_BATCH'
  AND NOT EXISTS (SELECT FROM hub.feed_batch b WHERE b.id::text = v.about) LIMIT 1`;

export interface BatchRow {
  readonly id: string;
  readonly sourceId: OrganisationId;
  readonly place: string;
  readonly receivedAt: Instant;
  readonly asOf: Instant;
  readonly rowCount: number;
  readonly digest: string;
  readonly rows: Buffer | null;
  readonly content: string | null;
}

/** No batch that the hub takes is longer; whoever put a longer one there wants to fill the memory. */
const LONGEST = 64_000_000;

/**
 * The lines of a batch, after a look whether they and its columns are what its event tells.
 * @returns the lines, or what is wrong, without any value
 */
export function linesOf(batch: BatchRow): readonly string[] | string {
  const told = contentOf(batch.content);
  if (told === null) return 'no event puts it into the log';
  const columns =
    told['batch'] === batch.id &&
    told['organisation'] === batch.sourceId &&
    told['place'] === Number(batch.place) &&
    told['rows'] === batch.rowCount &&
    told['sha256'] === batch.digest &&
    microsecondsOf(told['asOf']) === microsecondsOf(batch.asOf);
  if (!columns) return 'the event tells otherwise of it';
  if (batch.rows === null) return 'its rows are missing';
  const bytes = unpacked(batch.rows);
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== batch.digest) {
    return 'its rows are not those that were received';
  }
  const lines = bytes.toString('utf8').split('\n');
  return lines.length === batch.rowCount ? lines : 'it has another number of rows';
}

function contentOf(content: string | null): Readonly<Record<string, unknown>> | null {
  return content === null ? null : (JSON.parse(content) as Readonly<Record<string, unknown>>);
}

function unpacked(rows: Buffer): Buffer | null {
  try {
    return gunzipSync(rows, { maxOutputLength: LONGEST });
  } catch {
    return null;
  }
}
