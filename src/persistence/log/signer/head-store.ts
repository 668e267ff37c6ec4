import type { Pool } from 'pg';
import type { DatedHead, LogEntry, LogToSign } from '../../../log-signing/ports.js';
import { epochMilliseconds, type Instant } from '../../../shared/instant.js';
import { quorumStanding } from '../quorum-standing.js';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** Each leaf with the receipt that its decision or event was recorded with. $1 the first, $2 how many. */
const ENTRIES = `
SELECT e.idx, e.leaf_id AS id, e.leaf, e.leaf_hash, to_char(e.sequenced_at AT TIME ZONE 'UTC', ${INSTANT}) AS sequenced_at,
  coalesce(d.receipt_signature, v.receipt_signature) AS signature,
  to_char(coalesce(d.decided_at, v.happened_at) AT TIME ZONE 'UTC', ${INSTANT}) AS decided_at
FROM hub.log_entry e
LEFT JOIN hub.decision d ON d.id = e.leaf_id
LEFT JOIN hub.log_event v ON v.id = e.leaf_id
WHERE e.idx >= $1 ORDER BY e.idx LIMIT $2`;

/** In one statement, since a partial tile that becomes full moves from one table to the other. */
const TILE = `
SELECT hashes FROM hub.log_tile WHERE level = $1 AND n = $2
UNION ALL SELECT hashes FROM hub.log_partial_tile WHERE level = $1 AND n = $2`;

/** Counted up to a number: how many more does not matter. */
const WAITING = `
SELECT count(*)::int AS waiting FROM (
  SELECT FROM hub.log_pending WHERE submitted_at < to_timestamp($1::double precision) ORDER BY submitted_at LIMIT 1000
) w`;

/** $1 origin, $2 the least size, $3 the id before which (null: from the newest), $4 how many. */
const HEADS = `
SELECT id, origin, size, root, note, cosigned_by, quorum, extract(epoch FROM signed_at) * 1000 AS published_at
FROM hub.log_head WHERE origin = $1 AND size >= $2 AND ($3::bigint IS NULL OR id < $3)
ORDER BY id DESC LIMIT $4`;

/** Heads that are looked through at a time. */
const PAGE = 100;

const PUBLISH = `
INSERT INTO hub.log_head (origin, size, root, note, cosigned_by, quorum) VALUES ($1, $2, $3, $4, $5, $6)`;

interface EntryRow {
  readonly idx: string;
  readonly id: string;
  readonly leaf: Buffer;
  readonly leaf_hash: Buffer;
  readonly sequenced_at: Instant;
  readonly signature: Buffer | null;
  readonly decided_at: Instant | null;
}

interface HeadRow {
  readonly id: string;
  readonly origin: string;
  readonly size: string;
  readonly root: Buffer;
  readonly note: string;
  readonly cosigned_by: readonly string[];
  readonly quorum: boolean;
  readonly published_at: string;
}

/** The log as `hub_signer` sees it, which may read the log and what it stands for, and add heads. */
export function createHeadStore(pool: Pick<Pool, 'query'>): LogToSign {
  return {
    async tree() {
      const { rows } = await pool.query<{ size: string; root: Buffer }>('SELECT size, root FROM hub.log_tree');
      const [row] = rows;
      if (row === undefined) throw new Error('the row of the tree is missing');
      return { size: Number(row.size), root: row.root };
    },
    async entries(from, most) {
      const { rows } = await pool.query<EntryRow>({ name: 'entries-to-sign', text: ENTRIES, values: [from, most] });
      return rows.map(entryOf);
    },
    async idsBefore(index, ids) {
      const { rows } = await pool.query<{ id: string }>(
        'SELECT leaf_id AS id FROM hub.log_entry WHERE leaf_id = ANY ($1::uuid[]) AND idx < $2',
        [ids, index],
      );
      return new Set(rows.map(({ id }) => id));
    },
    async tile(level, n) {
      const { rows } = await pool.query<{ hashes: Buffer }>({ name: 'tile-to-prove', text: TILE, values: [level, n] });
      return rows[0]?.hashes ?? new Uint8Array();
    },
    async waitingSince(moment) {
      const { rows } = await pool.query<{ waiting: number }>(WAITING, [moment / 1_000]);
      return rows[0]?.waiting ?? 0;
    },
    async newestHead(origin) {
      const { rows } = await pool.query<HeadRow>(HEADS, [origin, 0, null, 1]);
      return rows[0] === undefined ? null : headOf(rows[0]);
    },
    async newestOwnHead(origin, size, isOwn) {
      let before: string | null = null;
      for (;;) {
        const { rows }: { readonly rows: readonly HeadRow[] } = await pool.query<HeadRow>(HEADS, [
          origin,
          size,
          before,
          PAGE,
        ]);
        const own = rows.map(headOf).find(isOwn);
        const last = rows.at(-1);
        if (own !== undefined || last === undefined) return own ?? null;
        before = last.id;
      }
    },
    async withoutQuorumSince(origin) {
      const since = (await quorumStanding(pool, origin))?.missingSince ?? null;
      return since === null ? null : epochMilliseconds(since);
    },
    async publish({ origin, size, root, note, cosignedBy, quorum }) {
      await pool.query(PUBLISH, [origin, size, Buffer.from(root), note, cosignedBy, quorum]);
    },
  };
}

function entryOf(row: EntryRow): LogEntry {
  const { signature, decided_at: decidedAt } = row;
  return {
    index: Number(row.idx),
    id: row.id,
    leaf: row.leaf,
    leafHash: row.leaf_hash,
    sequencedAt: row.sequenced_at,
    promise: signature === null || decidedAt === null ? null : { signature, decidedAt },
  };
}

function headOf(row: HeadRow): DatedHead {
  return {
    origin: row.origin,
    size: Number(row.size),
    root: row.root,
    note: row.note,
    cosignedBy: row.cosigned_by,
    quorum: row.quorum,
    publishedAt: Number(row.published_at),
  };
}
