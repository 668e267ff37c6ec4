import type { ClientBase } from 'pg';
import type { Instant } from '../../shared/instant.js';
import { eventRow, type EventLog, type LogEvent } from '../log/events/event-row.js';
import type { CopyBuffers, CopyTable } from './copy-buffers.js';
import { hexadecimal } from './copy-text.js';

/** Where events go; a trigger on the first submits their leaves to the log. */
export const EVENT_TABLES: readonly CopyTable[] = [
  {
    table: 'log_event',
    columns: ['id', 'kind', 'about', 'happened_at', 'leaf', 'leaf_hash', 'receipt_signature'],
  },
  { table: 'log_event_record', columns: ['event_id', 'content', 'salts'] },
];

/**
 * Puts events into the log by COPY, all under one instant of the database, taken now.
 * @param buffers know the tables of `EVENT_TABLES`; what still waits in them when this returns is to be flushed
 * @param flushAt characters that wait before they are written
 */
export async function copyEvents(
  client: ClientBase,
  buffers: CopyBuffers,
  log: EventLog,
  flushAt: number,
  eventsAt: (happenedAt: Instant) => readonly LogEvent[],
): Promise<void> {
  const { rows } = await client.query<{ now: Instant }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not tell the time');
  for (const event of eventsAt(row.now)) {
    const { id, leaf, leafHash, receiptSignature, content, salts } = eventRow(event, log);
    const { kind, about, happenedAt } = event;
    buffers.put('log_event', null, [
      id,
      kind,
      about,
      happenedAt,
      hexadecimal(leaf),
      hexadecimal(leafHash),
      hexadecimal(receiptSignature),
    ]);
    buffers.put('log_event_record', null, [id, content, hexadecimal(salts)]);
    if (buffers.waiting > flushAt) await buffers.flush(client);
  }
}
