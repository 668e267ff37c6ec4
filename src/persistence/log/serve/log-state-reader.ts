import type { Pool } from 'pg';
import { base64 } from '../../../disclosure-log/format/base64.js';
import { COVERED_WITHIN_SECONDS } from '../../../disclosure-log/format/promises.js';
import type { LogHead } from '../../../oversight/log-state.js';
import type { LogStateReader } from '../../../oversight/ports.js';
import type { Instant } from '../../../shared/instant.js';
import { quorumStanding } from '../quorum-standing.js';

/** $1 origin, $2 how many. */
const HEADS = `
SELECT size::text, root, to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "signedAt",
  cosigned_by AS "cosignedBy", quorum
FROM hub.log_head WHERE origin = $1 ORDER BY id DESC LIMIT $2`;

/** A signer that is well publishes the head of a quiet log anew every ten minutes. */
const STILL_AFTER_SECONDS = 900;

/**
 * When the newest head was signed, if no signer seems to be at work: it is old, or leaves wait for a newer one. Where there
 * is no head, since when the first leaf waits for one. $1 origin.
 */
const STANDS_STILL = `
SELECT to_char(coalesce(h.signed_at, e.sequenced_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS since
FROM (SELECT 1) always
LEFT JOIN (SELECT size, signed_at FROM hub.log_head WHERE origin = $1 ORDER BY id DESC LIMIT 1) h ON true
LEFT JOIN hub.log_entry e ON e.idx = coalesce(h.size, 0)
WHERE h.signed_at < clock_timestamp() - interval '${STILL_AFTER_SECONDS} seconds'
  OR e.sequenced_at < clock_timestamp() - interval '${COVERED_WITHIN_SECONDS} seconds'`;

interface HeadRow extends Omit<LogHead, 'size'> {
  readonly size: string;
  readonly root: Buffer;
}

interface LogStateSettings {
  readonly origin: string;
  /** Whether the hub is told of any witness. */
  readonly witnessesDemanded: boolean;
}

/** Reads the signed heads of the log, as `hub_readonly`. */
export function createLogStateReader(
  pool: Pick<Pool, 'query'>,
  { origin, witnessesDemanded }: LogStateSettings,
): LogStateReader {
  return {
    async state(first) {
      const { rows } = await pool.query<HeadRow>(HEADS, [origin, first]);
      const heads = rows.map(({ root, size, ...head }) => ({
        root: base64(root),
        head: { ...head, size: Number(size) },
      }));
      const published = heads[0];
      const quorum = witnessesDemanded ? await quorumStanding(pool, origin) : null;
      const still = await pool.query<{ since: Instant }>(STANDS_STILL, [origin]);
      return {
        origin,
        size: published?.head.size ?? null,
        root: published?.root ?? null,
        publishedAt: published?.head.signedAt ?? null,
        heads: heads.map(({ head }) => head),
        witnessesDemanded,
        quorumMissingSince: quorum?.missingSince ?? null,
        standsStillSince: still.rows[0]?.since ?? null,
      };
    },
  };
}
