import type { Pool } from 'pg';
import { entryBundle } from '../../../disclosure-log/format/entry-bundle.js';
import { HASH_LENGTH } from '../../../disclosure-log/format/node-hash.js';
import { TILE_WIDTH, type Tile } from '../../../disclosure-log/format/tile-path.js';
import type { PublishedHead, PublishedLog } from '../../../disclosure-log/published-log.js';
import type { Instant } from '../../../shared/instant.js';

const HEAD = `
SELECT size::text, root, note, to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "signedAt"
FROM hub.log_head WHERE origin = $1 ORDER BY id DESC LIMIT 1`;

/** In one statement, since a partial tile that becomes full moves from one table to the other. $1 level, $2 number. */
const HASHES = `
SELECT hashes FROM hub.log_tile WHERE level = $1 AND n = $2
UNION ALL SELECT hashes FROM hub.log_partial_tile WHERE level = $1 AND n = $2`;

/** $1 the first, $2 the one after the last. */
const ENTRIES = 'SELECT leaf FROM hub.log_entry WHERE idx >= $1 AND idx < $2 ORDER BY idx';

/**
 * Reads the published log of one origin, as `hub_app` or `hub_readonly`. A partial tile is cut out of what the tile holds
 * by now, for tiles go on filling while an older head is the published one.
 */
export function createTileReader(pool: Pick<Pool, 'query'>, origin: string): PublishedLog {
  return {
    async head() {
      const { rows } = await pool.query<Omit<PublishedHead, 'size' | 'signedAt'> & { size: string; signedAt: Instant }>(
        {
          name: 'log-head',
          text: HEAD,
          values: [origin],
        },
      );
      const [row] = rows;
      return row === undefined ? null : { ...row, size: Number(row.size) };
    },
    async tile(tile, size) {
      if (!isWithin(tile, size)) return null;
      return tile.level === 'entries' ? readEntries(pool, tile) : readHashes(pool, tile.level, tile);
    },
  };
}

/** Whether the tree of a size fills the tile as far as its width. */
function isWithin({ level, n, width }: Tile, size: number): boolean {
  const there = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
  return width >= 1 && width <= TILE_WIDTH && n * TILE_WIDTH + width <= there;
}

async function readHashes(pool: Pick<Pool, 'query'>, level: number, { n, width }: Tile): Promise<Uint8Array> {
  const { rows } = await pool.query<{ hashes: Buffer }>({ name: 'log-hashes', text: HASHES, values: [level, n] });
  const whole = rows.find(({ hashes }) => hashes.length >= width * HASH_LENGTH);
  if (whole === undefined) throw new Error('a tile of the published log is missing');
  return whole.hashes.subarray(0, width * HASH_LENGTH);
}

async function readEntries(pool: Pick<Pool, 'query'>, { n, width }: Tile): Promise<Uint8Array> {
  const first = n * TILE_WIDTH;
  const values = [first, first + width];
  const { rows } = await pool.query<{ leaf: Buffer }>({ name: 'log-entries', text: ENTRIES, values });
  if (rows.length !== width) throw new Error('an entry of the published log is missing');
  return entryBundle(rows.map(({ leaf }) => leaf));
}
