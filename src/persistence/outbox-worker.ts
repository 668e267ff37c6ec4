import type pg from 'pg';

const POLL_MILLISECONDS = 500;
const BATCH = 100;
/** A row that cannot be read is tried, and told of, no more often than this. */
const AGAIN_AFTER_MILLISECONDS = 60_000;

/**
 * Takes decisions from the outbox and makes their notices, in one statement: after kill -9 at any moment either the row
 * still waits or its notices are there, never both and never neither (promise F12). Rows that another worker holds are
 * skipped; `UNIQUE (decision_id, place)` makes a notice impossible to make twice. Locking a row needs a right to update
 * it, which is why the worker may update the time of writing, and never does.
 */
const fanOut = (locked: 'SKIP LOCKED' | '') => `
WITH waiting AS (
  SELECT decision_id FROM hub.outbox
  WHERE ($2::uuid[] IS NULL OR decision_id = ANY ($2::uuid[])) AND decision_id <> ALL ($3::uuid[])
  ORDER BY written_at, decision_id LIMIT $1 FOR UPDATE ${locked}
), taken AS (
  DELETE FROM hub.outbox o USING waiting w WHERE o.decision_id = w.decision_id RETURNING o.decision_id, o.payload
), made AS (
  INSERT INTO hub.notice (id, decision_id, place, kind, recipient_organisation, recipient_post, recipient_group, urgency, due_at, body)
  SELECT gen_random_uuid(), t.decision_id, n.place, n.intent ->> 'kind', n.intent ->> 'organisation', n.intent ->> 'post',
    n.intent ->> 'group', n.intent ->> 'urgency', (n.intent ->> 'dueAt')::timestamptz, n.intent ->> 'body'
  FROM taken t CROSS JOIN LATERAL jsonb_array_elements(t.payload::jsonb) WITH ORDINALITY AS n(intent, place)
  ON CONFLICT (decision_id, place) DO NOTHING
)
SELECT decision_id FROM taken`;

const FAN_OUT = fanOut('SKIP LOCKED');
/** Waits for its row: the statement that has just failed may hold it until its transaction has ended. */
const FAN_OUT_ALONE = fanOut('');

/** When each row that could not be read may be tried again, in the milliseconds of a clock that never goes back. */
type SetAside = Map<string, number>;

export interface OutboxWorkerSettings {
  /** Connections of `hub_worker`. */
  readonly pool: Pick<pg.Pool, 'query'>;
  /** Told when notices could not be made; they stay in the outbox. `decision` when it is one row's fault. */
  readonly onFault: (fault: 'NOT_READ' | 'NOT_MADE', decision: string | null, cause: unknown) => void;
  readonly pollMilliseconds?: number;
  /** How long a row that could not be read is left alone. */
  readonly againAfterMilliseconds?: number;
}

export interface RunningOutboxWorker {
  /** Ends after the statement at hand. */
  stop(): Promise<void>;
}

/** Empties the outbox every 500 ms until stopped. A database that is away is asked again at the next turn. */
export function startOutboxWorker(settings: OutboxWorkerSettings): RunningOutboxWorker {
  const { pollMilliseconds = POLL_MILLISECONDS } = settings;
  const setAside: SetAside = new Map();
  let turn: Promise<void> | null = null;
  const timer = setInterval(() => {
    turn ??= emptyOutbox(settings, setAside)
      .then(() => undefined)
      .finally(() => {
        turn = null;
      });
  }, pollMilliseconds);
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}

/**
 * Makes the notices of all that waits, but of the rows in `setAside` before their time; returns of how many decisions.
 * Never throws.
 */
export async function emptyOutbox(settings: OutboxWorkerSettings, setAside: SetAside = new Map()): Promise<number> {
  const { pool, onFault } = settings;
  const now = performance.now();
  for (const [id, again] of setAside) if (again <= now) setAside.delete(id);
  let made = 0;
  for (;;) {
    try {
      const { rows } = await pool.query(FAN_OUT, [BATCH, null, [...setAside.keys()]]);
      made += rows.length;
      if (rows.length < BATCH) return made;
    } catch (cause) {
      if (!isFaultOfARow(cause)) {
        onFault('NOT_READ', null, cause);
        return made;
      }
      return made + (await makeEachAlone(settings, setAside));
    }
  }
}

/** One row that cannot be read must not keep back its neighbours; what lies behind a batch waits for the next turn. */
async function makeEachAlone(settings: OutboxWorkerSettings, setAside: SetAside): Promise<number> {
  const { pool, onFault, againAfterMilliseconds = AGAIN_AFTER_MILLISECONDS } = settings;
  let made = 0;
  const ids = await pool
    .query<{ decision_id: string }>(
      `SELECT decision_id FROM hub.outbox WHERE decision_id <> ALL ($2::uuid[])
       ORDER BY written_at, decision_id LIMIT $1`,
      [BATCH, [...setAside.keys()]],
    )
    .then(({ rows }) => rows.map((row) => row.decision_id))
    .catch((cause: unknown) => {
      onFault('NOT_READ', null, cause);
      return [];
    });
  for (const id of ids) {
    await pool.query(FAN_OUT_ALONE, [1, [id], []]).then(
      ({ rows }) => {
        made += rows.length;
      },
      (cause: unknown) => {
        if (isFaultOfARow(cause)) setAside.set(id, performance.now() + againAfterMilliseconds);
        onFault('NOT_MADE', id, cause);
      },
    );
  }
  return made;
}

/** Data that has no meaning (22...), breaks a rule of the table (23...): the database itself is well. */
function isFaultOfARow(cause: unknown): boolean {
  const { code } = cause as { readonly code?: unknown };
  return typeof code === 'string' && /^2[23]/.test(code);
}
