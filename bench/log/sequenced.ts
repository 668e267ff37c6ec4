import { quietClient } from '../../src/persistence/quiet-client.js';

/** How soon decisions had their places. */
export interface Sequenced {
  /** Milliseconds from the end of the statement that recorded it to its place, which 99 in 100 keep. */
  readonly p99: number;
  readonly decisions: number;
}

/**
 * Of the decisions that were given their places since an instant of the database's clock.
 * @throws when some decision waits for its place for more than a minute, or none was given one
 */
export async function sequencedSince(superuserUrl: string, since: Date): Promise<Sequenced> {
  const client = await quietClient(superuserUrl);
  try {
    const { rows } = await client.query<{ p99: number | null; decisions: string; late: string }>(
      `SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM e.sequenced_at - e.submitted_at) * 1000) AS p99,
         count(*) AS decisions,
         (SELECT count(*) FROM hub.log_pending WHERE submitted_at < clock_timestamp() - interval '1 minute') AS late
       FROM hub.log_entry e JOIN hub.decision d ON d.id = e.leaf_id WHERE e.submitted_at >= $1`,
      [since],
    );
    const { p99 = null, decisions = '0', late = '0' } = rows[0] ?? {};
    if (p99 === null || late !== '0') throw new Error('decisions were not given their places');
    return { p99, decisions: Number(decisions) };
  } finally {
    await client.end();
  }
}
