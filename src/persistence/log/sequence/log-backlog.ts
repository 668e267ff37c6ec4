import type pg from 'pg';
import { PLACED_WITHIN_SECONDS } from '../../../disclosure-log/format/promises.js';

/** Leaves that may wait for their place in the log; with one more nothing is recorded and so nothing disclosed. */
export const MOST_OUTSTANDING = 4_096;

const EVERY_MILLISECONDS = 500;
/** Without a number for so long nobody can say that the log keeps up. */
const UNKNOWN_AFTER_MILLISECONDS = 10_000;

/** Nobody could count for so long, though asked again and again: that the log keeps up is no longer taken for granted. */
const CLOSED_AFTER_MILLISECONDS = 60_000;

const COUNT = 'SELECT outstanding, oldest_seconds AS "oldestSeconds" FROM hub.log_backlog($1)';

interface Counted {
  /** At most one more than may wait. */
  readonly outstanding: number;
  readonly oldestSeconds: number;
}

export interface LogBacklogSettings {
  /** Connections of `hub_app`. */
  readonly pool: Pick<pg.Pool, 'query'>;
  /**
   * Told once when the leaves could not be counted, and once when the oldest has waited for longer than its receipt
   * promises; again only after that was over.
   */
  readonly onFault: (fault: 'NOT_COUNTED' | 'BEHIND', cause: unknown) => void;
  /** Milliseconds by a clock that never goes back. */
  readonly now?: () => number;
  readonly everyMilliseconds?: number;
}

const NOT_KNOWN = 'it is not known how far the log is behind';

function isBehind({ oldestSeconds }: Counted): boolean {
  return oldestSeconds > PLACED_WITHIN_SECONDS;
}

/** How far the log is behind, as this process last saw it. */
export interface LogBacklog {
  /** More leaves wait than may, or nobody has counted them yet or could for a minute: nothing may be recorded. */
  isFull(): boolean;
  /** Why nothing is recorded now; empty when something is. */
  reasons(): readonly string[];
  /**
   * What of its promise the log does not keep, or cannot be known to keep, while enquiries are recorded and answered;
   * empty when all is well. INVARIANT: no reason to take a hub out of service. Whoever asks about a child at night needs
   * an answer and a number to phone first (5.153 ff); the leaves wait in the database and get their places later.
   */
  degraded(): readonly string[];
}

export interface RunningLogBacklog extends LogBacklog {
  stop(): Promise<void>;
}

/**
 * Counts the leaves that wait, now and every 500 ms, so that no enquiry has to: what is refused costs the database
 * nothing. When they cannot be counted the last number stands for a minute; then nothing is recorded until they are, as
 * by a hub that has never counted them: whoever could keep them from being counted could else have any number disclosed
 * without a place in the log. Counting takes what recording takes, a connection of the same login, so that a hub that can
 * record is not closed by a database that was away. Never throws.
 */
export async function openLogBacklog(settings: LogBacklogSettings): Promise<RunningLogBacklog> {
  const { pool, onFault, now = () => performance.now(), everyMilliseconds = EVERY_MILLISECONDS } = settings;
  let last: (Counted & { readonly at: number }) | null = null;
  /** Since when no question was answered. From the first failure and not the last count: the machine may have stood still. */
  let failingSince: number | null = null;
  let toldBehind = false;
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
      failingSince = null;
      const behind = isBehind(counted);
      if (behind && !toldBehind) onFault('BEHIND', null);
      toldBehind = behind;
    } catch (cause) {
      if (failingSince === null) onFault('NOT_COUNTED', cause);
      failingSince ??= now();
    }
  }

  function isUncounted(): boolean {
    return last === null || (failingSince !== null && now() - failingSince > CLOSED_AFTER_MILLISECONDS);
  }

  function isOver(): boolean {
    return last !== null && last.outstanding > MOST_OUTSTANDING;
  }

  await count();
  const timer = setInterval(() => {
    turn ??= count().finally(() => {
      turn = null;
    });
  }, everyMilliseconds);
  timer.unref();
  return {
    isFull: () => isUncounted() || isOver(),
    reasons: () => {
      if (isOver()) return ['the log is so far behind that nothing is recorded'];
      return isUncounted() ? [NOT_KNOWN] : [];
    },
    degraded: () => {
      if (last === null) return [];
      if (now() - last.at > UNKNOWN_AFTER_MILLISECONDS) return [NOT_KNOWN];
      return isBehind(last) ? ['the log is behind'] : [];
    },
    stop: async () => {
      clearInterval(timer);
      await turn;
    },
  };
}
