import type pg from 'pg';

/** Leaves that may wait for their place in the log; with one more nothing is recorded and so nothing disclosed. */
export const MOST_OUTSTANDING = 4_096;
/** A receipt promises a place within this time. */
const PROMISED_SECONDS = 60;

const EVERY_MILLISECONDS = 500;
/** Without a number for so long nobody can say that the log keeps up. */
const UNKNOWN_AFTER_MILLISECONDS = 10_000;

const COUNT = 'SELECT outstanding, oldest_seconds AS "oldestSeconds" FROM hub.log_backlog($1)';

interface Counted {
  /** At most one more than may wait. */
  readonly outstanding: number;
  readonly oldestSeconds: number;
}

export interface LogBacklogSettings {
  /** Connections of `hub_app`. */
  readonly pool: Pick<pg.Pool, 'query'>;
  /** Told once when the leaves could not be counted, and again only after they could be. */
  readonly onFault: (fault: 'NOT_COUNTED', cause: unknown) => void;
  /** Milliseconds by a clock that never goes back. */
  readonly now?: () => number;
  readonly everyMilliseconds?: number;
}

/** How far the log is behind, as this process last saw it. */
export interface LogBacklog {
  /** More leaves wait than may, or nobody has counted them yet: nothing may be recorded. */
  isFull(): boolean;
  /** Why the log cannot be relied on to keep its promise; empty when it can. */
  reasons(): readonly string[];
}

export interface RunningLogBacklog extends LogBacklog {
  stop(): Promise<void>;
}

/**
 * Counts the leaves that wait, now and every 500 ms, so that no enquiry has to: what is refused costs the database
 * nothing. When they cannot be counted the last number stands; a hub that has never counted them records nothing.
 * Never throws.
 */
export async function openLogBacklog(settings: LogBacklogSettings): Promise<RunningLogBacklog> {
  const { pool, onFault, now = () => performance.now(), everyMilliseconds = EVERY_MILLISECONDS } = settings;
  let last: (Counted & { readonly at: number }) | null = null;
  let told = false;
  let turn: Promise<void> | null = null;

  async function count(): Promise<void> {
    try {
      const { rows } = await pool.query<Counted>({
        name: 'count_log_backlog',
        text: COUNT,
        values: [MOST_OUTSTANDING + 1],
      });
      const [counted] = rows;
      if (counted === undefined) throw new Error('no count came');
      last = { ...counted, at: now() };
      told = false;
    } catch (cause) {
      if (!told) onFault('NOT_COUNTED', cause);
      told = true;
    }
  }

  await count();
  const timer = setInterval(() => {
    turn ??= count().finally(() => {
      turn = null;
    });
  }, everyMilliseconds);
  timer.unref();
  return {
    isFull: () => last === null || last.outstanding > MOST_OUTSTANDING,
    reasons: () => {
      if (last === null || now() - last.at > UNKNOWN_AFTER_MILLISECONDS) {
        return ['it is not known how far the log is behind'];
      }
      if (last.outstanding > MOST_OUTSTANDING) return ['the log is so far behind that nothing is recorded'];
      return last.oldestSeconds > PROMISED_SECONDS ? ['the log is behind'] : [];
    },
    stop: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}
