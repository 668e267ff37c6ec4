import type { Pool } from 'pg';
import type { Instant } from '../../../shared/instant.js';

/** The first head after the last one that had the quorum. $1 origin. */
const MISSING = `
SELECT to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS since,
  extract(epoch FROM clock_timestamp() - signed_at)::double precision AS seconds
FROM hub.log_head
WHERE origin = $1 AND id > coalesce((SELECT id FROM hub.log_head WHERE origin = $1 AND quorum ORDER BY id DESC LIMIT 1), 0)
ORDER BY id LIMIT 1`;

/** Since when the witnesses' quorum is missing. */
export interface QuorumMissing {
  readonly since: Instant;
  /** By the clock of the database. */
  readonly seconds: number;
}

/** Since when no head of the log has had its quorum; `null` when the newest has it, or when there is no head. */
export async function quorumMissing(pool: Pick<Pool, 'query'>, origin: string): Promise<QuorumMissing | null> {
  const { rows } = await pool.query<QuorumMissing>(MISSING, [origin]);
  return rows[0] ?? null;
}
