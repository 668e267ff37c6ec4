import type { Pool } from 'pg';
import { base64 } from '../../../disclosure-log/format/base64.js';
import type { LogHead } from '../../../oversight/log-state.js';
import type { LogStateReader } from '../../../oversight/ports.js';
import { quorumMissing } from './quorum-missing.js';

/** $1 origin, $2 how many. */
const HEADS = `
SELECT size::text, root, to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "signedAt",
  cosigned_by AS "cosignedBy", quorum
FROM hub.log_head WHERE origin = $1 ORDER BY id DESC LIMIT $2`;

interface HeadRow extends Omit<LogHead, 'size'> {
  readonly size: string;
  readonly root: Buffer;
}

export interface LogStateSettings {
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
      const missing = witnessesDemanded ? await quorumMissing(pool, origin) : null;
      return {
        origin,
        size: published?.head.size ?? null,
        root: published?.root ?? null,
        publishedAt: published?.head.signedAt ?? null,
        heads: heads.map(({ head }) => head),
        witnessesDemanded,
        quorumMissingSince: missing?.since ?? null,
      };
    },
  };
}
