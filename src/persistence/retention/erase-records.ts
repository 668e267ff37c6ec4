import { randomUUID } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { Instant } from '../../shared/instant.js';
import { eventRow, type EventLog } from '../log/events/event-row.js';
import { onOneConnection } from '../on-one-connection.js';
import { refuseUnlessFree, type AgainstErasure } from './refuse-erasure.js';

/** What is to be destroyed, by which rule of retention, and who agreed to it by the word of whoever asks. */
export interface Erasure {
  /** Code of the rule in the schedule of retention, 1 to 60 of A-Z 0-9 _ - . /; stands in the log for ever. */
  readonly rule: string;
  /** Ids of decisions. */
  readonly decisions: readonly string[];
  /**
   * Ids, in lower case, of two practitioners who today hold posts of information governance at different organisations,
   * and neither asked nor confirmed any of the decisions. They are named; nobody signs in.
   */
  readonly namedAsAgreeing: readonly [string, string];
}

export interface Erased {
  /** The leaf that says so; `null` when nothing was left to destroy, and in a rehearsal. */
  readonly event: string | null;
  /** Decisions whose records were destroyed now, or would be. */
  readonly destroyed: number;
  /** Decisions of the list whose records an earlier erasure destroyed. */
  readonly before: number;
}

/** One erasure at a time from here to the end of the transaction, so that the same list twice at once is destroyed once. */
const STATE = `
SELECT may_agree AS "mayAgree", concerned, unknown, missing, undelivered, still_due AS "stillDue", unpublished,
  erased_before AS "before", due::text[] AS due, now
FROM hub.erasure_state($1::uuid[], $2, $3)`;

interface State extends AgainstErasure {
  readonly before: number;
  /** Decisions that are left to be erased, in order. */
  readonly due: readonly string[];
  readonly now: Instant;
}

/** The database looks at everything once more: this login may delete no record by itself. */
const ERASE = 'SELECT hub.erase_records($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::uuid[]) AS destroyed';

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
  return onOneConnection(pool, async (client) => {
    await client.query('BEGIN');
    const erased = await destroy(client, erasure, log, rehearse);
    await client.query(rehearse ? 'ROLLBACK' : 'COMMIT');
    return erased;
  });
}

async function destroy(client: ClientBase, erasure: Erasure, log: EventLog, rehearse: boolean): Promise<Erased> {
  const { rule, decisions, namedAsAgreeing } = erasure;
  const { rows } = await client.query<State>(STATE, [decisions, ...namedAsAgreeing]);
  const [state] = rows;
  if (state === undefined) throw new Error('the database did not answer');
  refuseUnlessFree(state);
  const { due, before, now } = state;
  if (due.length === 0 || rehearse) return { event: null, destroyed: due.length, before };
  const content = { rule, decisions: due, count: due.length, namedAsAgreeing: namedAsAgreeing.toSorted() };
  const row = eventRow({ kind: 'ERASURE', about: randomUUID(), happenedAt: now, content, organisation: null }, log);
  const erased = await client.query<{ destroyed: number }>(ERASE, [
    row.id,
    row.event.about,
    now,
    row.leaf,
    row.leafHash,
    row.receiptSignature,
    row.content,
    row.salts,
    rule,
    ...namedAsAgreeing,
    due,
  ]);
  const [{ destroyed } = { destroyed: 0 }] = erased.rows;
  return { event: row.id, destroyed, before };
}
