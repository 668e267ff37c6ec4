import { HASH_LENGTH } from '../format/node-hash.js';
import { TILE_WIDTH } from '../format/tile-path.js';
import type { Hashing } from '../hashing.js';
import { perfectRoot } from './perfect-root.js';
import { rootOfEdge } from './root-of-edge.js';

/** The hashes that a tile has by now, one behind the other. */
export interface TileHashes {
  /** Counted from the left of its level, from 0. */
  readonly n: number;
  readonly hashes: Uint8Array;
}

/**
 * The right edge of a tiled tree: its partial tiles, at most one a level, none empty. All that is needed to grow it.
 * INVARIANT: the tile of a level holds floor(size / 256^level) mod 256 hashes.
 */
export interface RightEdge {
  readonly size: number;
  readonly partial: ReadonlyMap<number, TileHashes>;
}

/** The edge of a tree without leaves. */
export const EMPTY_EDGE: RightEdge = Object.freeze({ size: 0, partial: new Map<number, TileHashes>() });

export interface FullTile extends TileHashes {
  readonly level: number;
}

export interface Grown {
  /** A tile that got no hash is the same object as before. */
  readonly edge: RightEdge;
  /** Tiles that are full now, level after level, left to right; they never change again. */
  readonly full: readonly FullTile[];
  readonly root: Uint8Array;
}

/**
 * The tiles and the root after some more leaves, given by their leaf hashes in order.
 * @throws TypeError when the edge does not fit its size
 */
export function tilesAfter(edge: RightEdge, leafHashes: readonly Uint8Array[], hashing: Hashing): Grown {
  assertWhole(edge);
  const partial = new Map(edge.partial);
  const full: FullTile[] = [];
  let added = leafHashes;
  for (let level = 0, before = edge.size; added.length > 0; level += 1, before = Math.floor(before / TILE_WIDTH)) {
    const row = joined(partial.get(level)?.hashes, added);
    const first = Math.floor(before / TILE_WIDTH);
    const whole = cut(row, first);
    for (const tile of whole) full.push({ level, ...tile });
    const rest = row.subarray(whole.length * TILE_WIDTH * HASH_LENGTH);
    if (rest.length === 0) partial.delete(level);
    else partial.set(level, { n: first + whole.length, hashes: rest.slice() });
    added = whole.map((tile) => perfectRoot(tile.hashes, 0, TILE_WIDTH, hashing));
  }
  const grown: RightEdge = { size: edge.size + leafHashes.length, partial };
  return { edge: grown, full, root: rootOfEdge(grown, hashing) };
}

function joined(before: Uint8Array | undefined, added: readonly Uint8Array[]): Uint8Array {
  const held = before?.length ?? 0;
  const row = new Uint8Array(held + added.length * HASH_LENGTH);
  if (before !== undefined) row.set(before);
  added.forEach((hash, at) => {
    if (hash.length !== HASH_LENGTH) throw new TypeError('a leaf hash of another length');
    row.set(hash, held + at * HASH_LENGTH);
  });
  return row;
}

/** The full tiles at the beginning of a row of hashes. */
function cut(row: Uint8Array, first: number): readonly TileHashes[] {
  const length = TILE_WIDTH * HASH_LENGTH;
  return Array.from({ length: Math.floor(row.length / length) }, (_, at) => ({
    n: first + at,
    hashes: row.slice(at * length, (at + 1) * length),
  }));
}

/** A partial tile that is missing or too long would give a wrong tree, silently and for ever. */
function assertWhole({ size, partial }: RightEdge): void {
  let tiles = 0;
  for (let level = 0, hashes = size; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    const width = hashes % TILE_WIDTH;
    const tile = partial.get(level);
    if (width > 0) tiles += 1;
    if ((tile?.hashes.length ?? 0) !== width * HASH_LENGTH)
      throw new TypeError('partial tiles that do not fit the size');
    if (tile !== undefined && tile.n !== Math.floor(hashes / TILE_WIDTH)) {
      throw new TypeError('a partial tile out of place');
    }
  }
  if (partial.size !== tiles) throw new TypeError('partial tiles that do not fit the size');
}
