import type { ReadTile } from '../../src/disclosure-log/write/build-proof.js';
import { EMPTY_EDGE, tilesAfter, type RightEdge } from '../../src/disclosure-log/write/tiles-after.js';
import { nodeHashing } from '../../src/persistence/log/node-hashing.js';

/** Tiles in memory, as a sequencer keeps them. */
export interface KeptTiles {
  edge: RightEdge;
  root: Uint8Array;
  readonly full: Map<string, Uint8Array>;
  readonly readTile: ReadTile;
}

/** Grows a log in portions of these sizes. */
export function keptTiles(leafHashes: readonly Uint8Array[], portions: readonly number[]): KeptTiles {
  const kept: KeptTiles = {
    edge: EMPTY_EDGE,
    root: nodeHashing.sha256(),
    full: new Map(),
    readTile: async (level, n) => {
      const partial = kept.edge.partial.get(level);
      const hashes = partial?.n === n ? partial.hashes : kept.full.get(`${level}/${n}`);
      if (hashes === undefined) throw new Error(`no tile ${level}/${n}`);
      return hashes;
    },
  };
  let at = 0;
  for (const portion of portions) {
    add(kept, leafHashes.slice(at, at + portion));
    at += portion;
  }
  add(kept, leafHashes.slice(at));
  return kept;
}

function add(kept: KeptTiles, leafHashes: readonly Uint8Array[]): void {
  const { edge, full, root } = tilesAfter(kept.edge, leafHashes, nodeHashing);
  for (const { level, n, hashes } of full) {
    if (kept.full.has(`${level}/${n}`)) throw new Error('a full tile that was written twice');
    kept.full.set(`${level}/${n}`, hashes);
  }
  kept.edge = edge;
  kept.root = root;
}
