import type { Pool } from 'pg';
import type { Instant } from '../../shared/instant.js';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/**
 * The newest head that has the quorum, and the first after it, which has none. Where no head ever had it, time is counted
 * from the first head. $1 origin.
 */
const STANDING = `
WITH met AS (SELECT id, signed_at FROM hub.log_head WHERE origin = $1 AND quorum ORDER BY id DESC LIMIT 1),
missed AS (SELECT signed_at FROM hub.log_head
  WHERE origin = $1 AND id > coalesce((SELECT id FROM met), 0) ORDER BY id LIMIT 1)
SELECT to_char(missed.signed_at AT TIME ZONE 'UTC', ${INSTANT}) AS "missingSince",
  to_char(coalesce(met.signed_at, missed.signed_at) AT TIME ZONE 'UTC', ${INSTANT}) AS since,
  extract(epoch FROM clock_timestamp() - coalesce(met.signed_at, missed.signed_at))::double precision AS seconds
FROM met FULL JOIN missed ON true`;

/** How the heads of a log stand with their witnesses. */
export interface QuorumStanding {
  /** When the first head was published that has no quorum, after the last one that has; `null` when the newest has it. */
  readonly missingSince: Instant | null;
  /** When the newest head with a quorum was published, whatever came after it or did not; the first head when none has. */
  readonly since: Instant;
  /** From then until now, by the clock of the database. */
  readonly seconds: number;
}

/** `null` when the log has no head. For any login that reads heads. */
export async function quorumStanding(pool: Pick<Pool, 'query'>, origin: string): Promise<QuorumStanding | null> {
  const { rows } = await pool.query<QuorumStanding>(STANDING, [origin]);
  return rows[0] ?? null;
}
