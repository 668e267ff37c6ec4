import { TILE_WIDTH, type Tile } from '../format/tile-path.js';
import { MissingFile, type LogSource } from './ports.js';

/** A file of the log that was asked for: its bytes, or why there are none. */
export type FileRead =
  | {
      readonly tile: Tile;
      readonly bytes: Uint8Array;
      /** A full tile that was read in place of a partial one, as it holds the same and more. */
      readonly fuller: boolean;
    }
  | { readonly tile: Tile; readonly fault: Error };

/** Enough that a network or a disk is never waited for twice in a row; a few megabytes at most. */
const AHEAD = 16;

/** Every file of a log of this size, in the order in which a tree that grows leaf by leaf completes them. */
export function* filesOfLog(size: number): Generator<Tile> {
  for (let first = 0; first < size; first += TILE_WIDTH) {
    const end = Math.min(size, first + TILE_WIDTH);
    const n = first / TILE_WIDTH;
    yield { level: 'entries', n, width: end - first };
    yield* tilesThatEndAt(end, size);
  }
}

/** The full tiles that this leaf completes, and the partial ones when it is the last. */
function* tilesThatEndAt(end: number, size: number): Generator<Tile> {
  for (let level = 0, hashes = end, open = true; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    const width = hashes % TILE_WIDTH;
    if (width > 0 && end === size) yield { level, n: Math.floor(hashes / TILE_WIDTH), width };
    open = open && width === 0;
    if (open) yield { level, n: hashes / TILE_WIDTH - 1, width: TILE_WIDTH };
  }
}

/** Reads files in order, the next ones while the one is looked at. A file that cannot be read does not end it. */
export async function* readAhead(files: Iterator<Tile>, source: LogSource): AsyncGenerator<FileRead> {
  const asked: Promise<FileRead>[] = [];
  const ask = (): void => {
    const next = files.next();
    if (next.done !== true) asked.push(read(next.value, source));
  };
  for (let at = 0; at < AHEAD; at += 1) ask();
  for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
    const file = await next;
    ask();
    yield file;
  }
}

/** Never rejects: those that are read ahead may never be looked at. */
async function read(tile: Tile, source: LogSource): Promise<FileRead> {
  try {
    return { tile, bytes: await source.tile(tile), fuller: false };
  } catch (fault) {
    const instead = fault instanceof MissingFile && tile.width < TILE_WIDTH ? await readFull(tile, source) : null;
    return instead ?? { tile, fault: fault instanceof Error ? fault : new Error('not readable') };
  }
}

/** A log may drop a partial tile once the full one is there. */
async function readFull(tile: Tile, source: LogSource): Promise<FileRead | null> {
  try {
    return { tile, bytes: await source.tile({ ...tile, width: TILE_WIDTH }), fuller: true };
  } catch {
    return null;
  }
}
