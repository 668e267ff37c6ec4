import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entryBundle } from '../../src/disclosure-log/format/entry-bundle.js';
import { leafHash } from '../../src/disclosure-log/format/leaf-hash.js';
import { SALTS_LENGTH } from '../../src/disclosure-log/format/slots.js';
import { entryTilesOf, TILE_WIDTH, tilePath, tilesOf } from '../../src/disclosure-log/format/tile-path.js';
import type { NoteSigner } from '../../src/disclosure-log/signing.js';
import { MissingFile, type LogSource } from '../../src/disclosure-log/verify/ports.js';
import { buildLeaf } from '../../src/disclosure-log/write/build-leaf.js';
import { nodeHashing } from '../../src/persistence/log/node-hashing.js';
import type { DecisionId } from '../../src/shared/ids.js';
import type { Instant } from '../../src/shared/instant.js';
import { keptTiles, type KeptTiles } from './kept-tiles.js';
import { signedHead } from './note-keys.js';

/** A published log as its files: path below the prefix, bytes. */
export type LogFiles = Map<string, Uint8Array>;

/** Id of the leaf with this number. */
export function leafId(number: number): DecisionId {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}` as DecisionId;
}

/** Leaves of the hub, all of them different; `world` makes others of the same ids. */
export function hubLeavesOf(count: number, world = 0): Uint8Array[] {
  return Array.from({ length: count }, (_, number) =>
    buildLeaf(
      {
        id: leafId(number),
        decidedAt: `2026-11-21T${String(Math.floor(number / 100) % 24).padStart(2, '0')}:00:00.000000Z` as Instant,
        policyVersion: 'policy/1',
        values: {},
      },
      new Uint8Array(SALTS_LENGTH).fill((number * 7 + world) % 256),
      nodeHashing,
    ),
  );
}

/** The files of the log of these leaves, its head signed; and its tiles, for proofs. */
export function logFiles(leaves: readonly Uint8Array[], signer: NoteSigner): { files: LogFiles; kept: KeptTiles } {
  const kept = keptTiles(
    leaves.map((leaf) => leafHash(leaf, nodeHashing)),
    [],
  );
  const files: LogFiles = new Map();
  for (const tile of entryTilesOf(leaves.length)) {
    const first = tile.n * TILE_WIDTH;
    files.set(tilePath(tile), entryBundle(leaves.slice(first, first + tile.width)));
  }
  for (const tile of tilesOf(leaves.length)) {
    const level = Number(tile.level);
    const full = kept.full.get(`${level}/${tile.n}`);
    files.set(tilePath(tile), full ?? kept.edge.partial.get(level)!.hashes);
  }
  files.set('checkpoint', new Uint8Array(Buffer.from(signedHead(signer, leaves.length, kept.root))));
  return { files, kept };
}

/** The log as if somebody served these files. */
export function sourceOf(files: LogFiles): LogSource {
  const file = async (path: string): Promise<Uint8Array> => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new MissingFile('no such file');
    return bytes;
  };
  return { checkpoint: () => file('checkpoint'), tile: (tile) => file(tilePath(tile)) };
}

/** Writes the files into a folder, as an export of the log lies there. */
export function writeLog(folder: string, files: LogFiles): void {
  for (const [path, bytes] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** The same bytes with one bit turned. */
export function bitTurned(bytes: Uint8Array, at: number, bit = 1): Uint8Array {
  return bytes.map((byte, place) => (place === at ? byte ^ bit : byte));
}
