import type pg from 'pg';
import type { Caller } from '../../enquiry/caller.js';
import type { PushBackRecorder, PushedBack } from '../../enquiry/ports.js';

const STATEMENT = `INSERT INTO hub.pushed_back (issuer, subject, minute, how, post_id)
  SELECT issuer, subject, date_trunc('minute', clock_timestamp()), how, post_id
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS one(issuer, subject, how, post_id)
  ON CONFLICT DO NOTHING`;

/** People remembered as written in one minute; beyond that the memory of a flood would be one. */
const MOST_REMEMBERED = 10_000;
const MINUTE = 60_000;

export interface PushBackSettings {
  readonly pool: pg.Pool;
  /** Milliseconds by a clock that never goes back. */
  readonly now: () => number;
  /** Rows could not be written, or so many were pushed back that some were left out. */
  readonly onFault: (fault: 'NOT_WRITTEN' | 'TOO_MANY_TO_REMEMBER', cause?: unknown) => void;
}

/**
 * Records in PostgreSQL, as `hub_app`, who was pushed back: at most a row a minute for each person and way, at most one
 * statement under way, and what comes meanwhile goes with the next. Under a flood it costs the database next to nothing.
 */
export function createPushBackRecorder({ pool, now, onFault }: PushBackSettings): PushBackRecorder {
  let minute = Number.NEGATIVE_INFINITY;
  const remembered = new Set<string>();
  let waiting: (readonly [caller: Caller, how: PushedBack])[] = [];
  let writing = false;

  async function write(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const rows = waiting;
      waiting = [];
      try {
        await pool.query({ name: 'record_push_backs', text: STATEMENT, values: columnsOf(rows) });
      } catch (cause) {
        onFault('NOT_WRITTEN', cause);
      }
    }
    writing = false;
  }

  /** The first of this minute, of as many people as are remembered. */
  function isNew(caller: Caller, how: PushedBack): boolean {
    if (now() - minute >= MINUTE) {
      minute = now();
      remembered.clear();
    }
    const key = JSON.stringify([caller.issuer, caller.subject, how]);
    if (remembered.has(key)) return false;
    if (remembered.size >= MOST_REMEMBERED) {
      if (remembered.size === MOST_REMEMBERED) onFault('TOO_MANY_TO_REMEMBER');
      remembered.add('');
      return false;
    }
    remembered.add(key);
    return true;
  }

  return {
    recordPushBack(caller, how) {
      if (!isNew(caller, how)) return;
      waiting.push([caller, how]);
      if (!writing) void write();
    },
  };
}

function columnsOf(rows: readonly (readonly [Caller, PushedBack])[]): (readonly string[])[] {
  return [
    rows.map(([{ issuer }]) => issuer),
    rows.map(([{ subject }]) => subject),
    rows.map(([, how]) => how),
    rows.map(([{ post }]) => post ?? ''),
  ];
}
