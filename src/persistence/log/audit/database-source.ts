import { MissingFile, type LogSource } from '../../../disclosure-log/verify/ports.js';
import { entryBundle, LONGEST_ENTRY } from '../../../disclosure-log/format/entry-bundle.js';
import { HASH_LENGTH } from '../../../disclosure-log/format/node-hash.js';
import { TILE_WIDTH, type Tile } from '../../../disclosure-log/format/tile-path.js';
import type { Snapshot } from './snapshot.js';

const HASHES = `
SELECT hashes FROM hub.log_tile WHERE level = $1 AND n = $2
UNION ALL SELECT hashes FROM hub.log_partial_tile WHERE level = $1 AND n = $2`;
const ENTRIES = 'SELECT idx::text AS idx, leaf FROM hub.log_entry WHERE idx >= $1 AND idx < $2 ORDER BY log_entry.idx';

/**
 * The whole tree as it lies in the tables, beyond the newest head too; a tile that is cut short there is given as it is.
 * Its checkpoint is left out, as there is one for each head.
 */
export function databaseSource(snapshot: Snapshot): LogSource {
  let before: Promise<unknown> = Promise.resolve();

  /** One connection takes one query at a time. */
  function inTurn(read: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const turn = before.then(read, read);
    before = turn;
    // whoever asked is told; the next one is not
    before.catch(() => undefined);
    return turn;
  }

  return {
    checkpoint: () => Promise.reject(new MissingFile('every head is looked at by itself')),
    tile: (tile) => inTurn(() => (tile.level === 'entries' ? entries(snapshot, tile) : hashes(snapshot, tile))),
  };
}

async function entries(snapshot: Snapshot, { n, width }: Tile): Promise<Uint8Array> {
  const first = n * TILE_WIDTH;
  const { rows } = await snapshot.query<{ idx: string; leaf: Buffer | null }>(ENTRIES, [first, first + width]);
  if (rows.length === 0) throw new MissingFile('no entry of the bundle is there');
  const leaves: Buffer[] = [];
  for (const { idx, leaf } of rows) {
    // what follows a gap must not move up into it: the gap is the first bad place, as is what fits no bundle
    if (Number(idx) !== first + leaves.length || leaf === null || leaf.length > LONGEST_ENTRY) break;
    leaves.push(leaf);
  }
  return leaves.length === 0 ? NOTHING : entryBundle(leaves);
}

/** Ends before the first entry or hash: the reader names the place. */
const NOTHING = new Uint8Array();

async function hashes(snapshot: Snapshot, { level, n, width }: Tile): Promise<Uint8Array> {
  const { rows } = await snapshot.query<{ hashes: Buffer | null }>(HASHES, [level, n]);
  const [row] = rows;
  if (row === undefined) throw new MissingFile('the tile is missing');
  // a tile that should be partial and lies there full is no tile of this tree
  return rows.length === 1 && row.hashes?.length === width * HASH_LENGTH ? row.hashes : NOTHING;
}
