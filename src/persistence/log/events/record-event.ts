import type { ClientBase } from 'pg';
import { eventRow, type EventLog, type LogEvent } from './event-row.js';

/** One statement: the event, its plain text and salts; a trigger on `log_event` submits the leaf to the log. */
const STATEMENT = `
WITH written AS (
  INSERT INTO hub.log_event (id, kind, about, happened_at, leaf, leaf_hash, receipt_signature)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (kind, about) DO NOTHING
  RETURNING id
), recorded AS (
  INSERT INTO hub.log_event_record (event_id, content, salts) SELECT id, $8, $9 FROM written
)
SELECT id FROM written`;

/**
 * Writes an event into the log, in the transaction that `client` has open or, without one, by itself. An event that
 * stands there already, by kind and by what it is about, is left as it is.
 * Logins: `hub_app`, `hub_feed`, the owner; an erasure is written by `hub.erase_records` alone.
 * @returns id of the event; `null` when it stood there already
 */
export async function recordEvent(
  client: Pick<ClientBase, 'query'>,
  event: LogEvent,
  log: EventLog,
): Promise<string | null> {
  const row = eventRow(event, log);
  const { rows } = await client.query<{ id: string }>({
    name: 'record-event',
    text: STATEMENT,
    values: [
      row.id,
      event.kind,
      event.about,
      event.happenedAt,
      row.leaf,
      row.leafHash,
      row.receiptSignature,
      row.content,
      row.salts,
    ],
  });
  return rows[0]?.id ?? null;
}
