import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FeedChanges } from '../../feed/ports.js';
import type { Instant } from '../../shared/instant.js';
import type { LogEvent } from '../log/events/event-row.js';

/** A batch as its leaf tells of it: everything but the rows themselves. */
export type LoggedBatch = Omit<FeedChanges['batch'], 'rows'>;

/**
 * The event by which a batch stands in the log, and with it every row that it carried, consents and shields too: the
 * digest is that of the rows as received, good and bad.
 */
export function batchEvent(
  source: string,
  { id, place, asOf, rowCount, bytesDigest }: LoggedBatch,
  happenedAt: Instant,
): LogEvent {
  return {
    kind: 'FEED_BATCH',
    about: id,
    happenedAt,
    content: { batch: id, place, asOf, rows: rowCount, sha256: bytesDigest },
    organisation: source,
  };
}

const gzipped = promisify(gzip);

/** The rows as they are kept: joined by line feeds, in gzip. The fastest level, as a load of a town waits for it. */
export function keptRows(rows: readonly string[]): Promise<Buffer> {
  return gzipped(rows.join('\n'), { level: constants.Z_BEST_SPEED });
}
