import { randomUUID } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { Instant } from '../../shared/instant.js';
import type { EventLog } from '../log/events/event-row.js';
import { recordEvent } from '../log/events/record-event.js';
import { ErasureRefused } from './erasure-refused.js';

/** What is to be destroyed, by which rule of retention, and who agreed to it. */
export interface Erasure {
  /** In words, with its source; stands in the log for ever and must name nobody. */
  readonly rule: string;
  /** Ids of decisions. */
  readonly decisions: readonly string[];
  /** Ids of two practitioners who today hold posts of information governance at different organisations. */
  readonly agreedBy: readonly [string, string];
}

export interface Erased {
  /** The leaf that says so; `null` when nothing was left to destroy, and in a rehearsal. */
  readonly event: string | null;
  /** Decisions whose records were destroyed now, or would be. */
  readonly destroyed: number;
  /** Decisions of the list whose records an earlier erasure destroyed. */
  readonly before: number;
}

/** One erasure at a time, so that the same list twice at once is destroyed once. */
const ALONE = 'SELECT pg_advisory_xact_lock(7351006)';

/**
 * What stands against it, and what is left to do. A record that is missing although no erasure names its decision was
 * taken away by somebody: an erasure now would hide that for ever.
 */
const STATE = `
WITH given AS (SELECT DISTINCT unnest($1::uuid[]) AS id)
SELECT hub.govern_together($2, $3) AS agreed,
  count(*) FILTER (WHERE d.id IS NULL)::int AS unknown,
  count(*) FILTER (WHERE e.decision_id IS NOT NULL)::int AS before,
  count(*) FILTER (WHERE d.id IS NOT NULL AND e.decision_id IS NULL AND r.decision_id IS NULL)::int AS missing,
  count(*) FILTER (WHERE e.decision_id IS NULL AND o.decision_id IS NOT NULL)::int AS waiting,
  coalesce(array_agg(g.id::text ORDER BY g.id) FILTER (WHERE e.decision_id IS NULL), '{}') AS due,
  to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS now
FROM given g
  LEFT JOIN hub.decision d ON d.id = g.id
  LEFT JOIN hub.decision_record r ON r.decision_id = g.id
  LEFT JOIN hub.erasure_item e ON e.decision_id = g.id
  LEFT JOIN hub.outbox o ON o.decision_id = g.id`;

interface State {
  readonly agreed: boolean;
  readonly unknown: number;
  readonly before: number;
  readonly missing: number;
  readonly waiting: number;
  readonly due: readonly string[];
  readonly now: Instant;
}

/** First what names them, then what is destroyed: the guard on the records lets go of none that no erasure names. */
const DESTROY = [
  'INSERT INTO hub.erasure_item (decision_id, event_id) SELECT unnest($1::uuid[]), $2',
  'DELETE FROM hub.decision_record WHERE decision_id = ANY ($1::uuid[])',
  'DELETE FROM hub.stored_answer WHERE decision_id = ANY ($1::uuid[])',
  'DELETE FROM hub.notice WHERE decision_id = ANY ($1::uuid[])',
] as const;

/**
 * Destroys plain text and salts of decisions, and what others were told of them, as `hub_retention` in one transaction
 * with the leaf that says so. The decisions keep their leaves and their places in the log. Naming a decision again
 * changes nothing. `rehearse` looks at everything and destroys nothing.
 * @throws ErasureRefused with all of it left as it was; errors of the database
 */
export async function eraseRecords(
  pool: Pick<Pool, 'connect'>,
  erasure: Erasure,
  log: EventLog,
  { rehearse = false }: { readonly rehearse?: boolean } = {},
): Promise<Erased> {
  const client = await pool.connect();
  let sound = false;
  try {
    await client.query('BEGIN');
    const erased = await destroy(client, erasure, log, rehearse);
    await client.query(rehearse ? 'ROLLBACK' : 'COMMIT');
    sound = true;
    return erased;
  } catch (error) {
    sound = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!sound);
  }
}

async function destroy(client: ClientBase, erasure: Erasure, log: EventLog, rehearse: boolean): Promise<Erased> {
  await client.query(ALONE);
  const { rows } = await client.query<State>(STATE, [erasure.decisions, ...erasure.agreedBy]);
  const [state] = rows;
  if (state === undefined) throw new Error('the database did not answer');
  refuseUnless(state);
  const { due, before, now } = state;
  const outcome = { destroyed: due.length, before };
  if (due.length === 0 || rehearse) return { event: null, ...outcome };
  const event = await recordEvent(
    client,
    { kind: 'ERASURE', about: randomUUID(), happenedAt: now, content: contentOf(erasure, due), organisation: null },
    log,
  );
  if (event === null) throw new Error('a new random id was used before');
  const [name, ...deletions] = DESTROY;
  await client.query(name, [due, event]);
  for (const deletion of deletions) await client.query(deletion, [due]);
  return { event, ...outcome };
}

function contentOf({ rule, agreedBy }: Erasure, decisions: readonly string[]): Readonly<Record<string, unknown>> {
  return { rule, decisions, count: decisions.length, agreedBy: agreedBy.toSorted() };
}

function refuseUnless({ agreed, unknown, missing, waiting }: State): void {
  if (!agreed) {
    throw new ErasureRefused(
      'NOT_AGREED',
      'records are destroyed when two people agree who today hold posts of information governance at different organisations',
    );
  }
  if (unknown > 0) throw new ErasureRefused('UNKNOWN_DECISIONS', `${unknown} of the ids are of no decision`);
  if (missing > 0) {
    throw new ErasureRefused(
      'RECORD_MISSING',
      `${missing} of the decisions have lost their record without an erasure: look with \`hub log verify --db\``,
    );
  }
  if (waiting > 0) {
    throw new ErasureRefused(
      'STILL_TO_BE_TOLD',
      `${waiting} of the decisions have notices that are not delivered yet: nobody would be told of them`,
    );
  }
}
