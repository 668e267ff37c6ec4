import { setTimeout as delay } from 'node:timers/promises';
import { quietClient } from '../../src/persistence/quiet-client.js';

/** How soon decisions had their places. */
export interface Sequenced {
  /** Milliseconds from the end of the statement that recorded it until others see its place, which 99 in 100 keep. */
  readonly p99: number;
  readonly decisions: number;
}

/** Sees the log grow, from a connection of its own, as anybody else would. */
export interface TreeWatch {
  /** Looks while `work` runs, and until nothing waits any more. */
  during<Done>(work: () => Promise<Done>): Promise<Done>;
  /** Of the decisions that were recorded meanwhile. Throws when there were none. */
  sequenced(): Promise<Sequenced>;
  end(): Promise<void>;
}

/** A look costs the database a row; what it adds to the latency is at most this. */
const EVERY_MILLISECONDS = 20;
const PATIENCE_MILLISECONDS = 60_000;

interface Seen {
  readonly size: number;
  readonly at: Date;
}

/** Opens it, as the superuser. */
export async function watchTree(superuserUrl: string): Promise<TreeWatch> {
  const client = await quietClient(superuserUrl);
  const spans: { readonly from: Date; readonly until: Date }[] = [];
  const seen: Seen[] = [];

  async function look(): Promise<{ readonly at: Date; readonly waits: boolean }> {
    const { rows } = await client.query<{ size: string; at: Date; waits: boolean }>(
      'SELECT size, clock_timestamp() AS at, EXISTS (SELECT FROM hub.log_pending) AS waits FROM hub.log_tree',
    );
    const [row] = rows;
    if (row === undefined) throw new Error('there is no tree');
    const size = Number(row.size);
    if (seen.at(-1)?.size !== size) seen.push({ size, at: row.at });
    return row;
  }

  async function lookUntil(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await look();
      await delay(EVERY_MILLISECONDS);
    }
  }

  async function drained(): Promise<void> {
    const began = performance.now();
    while ((await look()).waits) {
      if (performance.now() - began > PATIENCE_MILLISECONDS) throw new Error('decisions were not given their places');
      await delay(EVERY_MILLISECONDS);
    }
  }

  return {
    during: async (work) => {
      const { at: from } = await look();
      const over = new AbortController();
      const looking = lookUntil(over.signal);
      const done = await work().finally(() => {
        over.abort();
      });
      await looking;
      const { at: until } = await look();
      await drained();
      spans.push({ from, until });
      return done;
    },
    sequenced: async () => {
      const { rows } = await client.query<{ p99: number | null; decisions: string }>(
        `WITH seen AS (SELECT * FROM unnest($1::bigint[], $2::timestamptz[]) AS seen (size, at)),
           spans AS (SELECT * FROM unnest($3::timestamptz[], $4::timestamptz[]) AS spans (beginning, ending))
         SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM s.at - e.submitted_at)::float8 * 1000) AS p99,
           count(*) AS decisions
         FROM spans JOIN hub.log_entry e ON e.submitted_at BETWEEN spans.beginning AND spans.ending
           JOIN hub.decision d ON d.id = e.leaf_id
           CROSS JOIN LATERAL (SELECT at FROM seen WHERE seen.size > e.idx ORDER BY seen.size LIMIT 1) s`,
        [
          seen.map(({ size }) => size),
          seen.map(({ at }) => at),
          spans.map(({ from }) => from),
          spans.map(({ until }) => until),
        ],
      );
      const { p99 = null, decisions = '0' } = rows[0] ?? {};
      if (p99 === null) throw new Error('no decision was given a place');
      return { p99, decisions: Number(decisions) };
    },
    end: () => client.end(),
  };
}
