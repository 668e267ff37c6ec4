import type { FeedChanges } from '../../feed/ports.js';
import type { Instant } from '../../shared/instant.js';
import type { LogEvent } from '../log/events/event-row.js';

/** A batch as its leaf tells of it. */
export interface LoggedBatch extends Readonly<FeedChanges['batch']> {
  /** SHA-256 of the entries of its manifest, in hexadecimal. */
  readonly manifestDigest: string;
}

/**
 * The event by which a batch stands in the log. One digest is that of the rows as received, good and bad, which are kept
 * nowhere: a source can show by its own file what it sent. The other is that of what the batch changed in the index,
 * consents and shields too.
 */
export function batchEvent(
  source: string,
  { id, place, asOf, rowCount, bytesDigest, manifestDigest }: LoggedBatch,
  happenedAt: Instant,
): LogEvent {
  return {
    kind: 'FEED_BATCH',
    about: id,
    happenedAt,
    content: { batch: id, place, asOf, rows: rowCount, sha256: bytesDigest, manifest: manifestDigest },
    organisation: source,
  };
}
