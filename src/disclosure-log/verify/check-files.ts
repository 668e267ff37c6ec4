import type { Checkpoint } from '../format/checkpoint.js';
import { splitBundle } from '../format/entry-bundle.js';
import { leafHash } from '../format/leaf-hash.js';
import { HASH_LENGTH } from '../format/node-hash.js';
import { TILE_WIDTH, tilePath } from '../format/tile-path.js';
import type { Hashing } from '../hashing.js';
import { GrowingTree } from './growing-tree.js';
import type { LeafWatch } from './leaf-watch.js';
import { unreadable, tampered, type LogUnreadable, type Tampered } from './log-finding.js';
import { MissingFile, Unreadable, type LogSource } from './ports.js';
import { filesOfLog, readAhead, type FileRead } from './read-ahead.js';
import { sameBytes } from '../format/same-bytes.js';
import { Suspicions } from './suspicions.js';

export type FilesChecked =
  | {
      readonly kind: 'AS_SIGNED';
      /** Root of the tree when it had the size that was asked for. */
      readonly oldRoot: Uint8Array | null;
    }
  | Tampered
  | LogUnreadable;

/** A file that was read. */
type Whole = Extract<FileRead, { readonly bytes: Uint8Array }>;

/**
 * Reads every file of a log once, makes its tree anew from the entries, and compares each tile and the root with it.
 * @param oldSize at which the root is wanted too
 */
export async function checkFiles(
  source: LogSource,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
  oldSize: number | null,
  watches: readonly LeafWatch[],
  hashing: Hashing,
): Promise<FilesChecked> {
  const tree = new GrowingTree(hashing);
  const suspicions = new Suspicions();
  let oldRoot = oldSize === 0 ? tree.root() : null;
  const onLeaf = (entry: Uint8Array, place: string): void => {
    const hash = leafHash(entry, hashing);
    for (const watch of watches) suspicions.add('LEAF', tree.size, place, watch.see(tree.size, entry, hash));
    tree.add(hash);
    if (tree.size === oldSize) oldRoot = tree.root();
  };
  for await (const file of readAhead(filesOfLog(size), source)) {
    const place = tilePath(file.tile);
    if ('fault' in file) {
      const firstOfFile = file.tile.n * TILE_WIDTH ** (file.tile.level === 'entries' ? 1 : file.tile.level + 1);
      if (!(file.fault instanceof MissingFile)) return suspicions.first() ?? notReadable(place, file.fault);
      suspicions.add('FILE', firstOfFile, place, 'the file is missing');
      // without the entries nothing behind them can be computed
      if (file.tile.level === 'entries') break;
    } else if (file.tile.level === 'entries') {
      if (!addBundle(file, place, onLeaf, suspicions)) break;
    } else {
      compareTile(file, place, tree, suspicions);
    }
  }
  const asSigned = tree.size === size && sameBytes(tree.root(), root);
  const first = suspicions.first(asSigned);
  if (first !== null) return first;
  if (!asSigned) return tampered('checkpoint', 'the entries and tiles make another root than the signed one');
  for (const watch of watches) {
    const wrong = watch.end?.() ?? null;
    if (wrong !== null) return wrong;
  }
  return { kind: 'AS_SIGNED', oldRoot };
}

function notReadable(place: string, fault: Error): LogUnreadable {
  if (fault instanceof Unreadable) return unreadable(place, fault.message);
  throw fault;
}

/** Whether the bundle held all its entries. */
function addBundle(
  { tile, bytes, fuller }: Whole,
  place: string,
  onLeaf: (entry: Uint8Array, place: string) => void,
  suspicions: Suspicions,
): boolean {
  const { entries, rest } = splitBundle(bytes, tile.width);
  for (const entry of entries) onLeaf(entry, place);
  const next = tile.n * TILE_WIDTH + entries.length;
  if (entries.length < tile.width) {
    suspicions.add('FILE', next, place, `the bundle ends after ${entries.length} of ${tile.width} entries`);
  } else if (rest > 0 && !fuller) {
    suspicions.add('FILE', next, place, 'the bundle holds more than its entries');
  }
  return entries.length === tile.width;
}

function compareTile({ tile, bytes, fuller }: Whole, place: string, tree: GrowingTree, suspicions: Suspicions): void {
  const level = Number(tile.level);
  const length = tile.width * HASH_LENGTH;
  const leavesOfHash = TILE_WIDTH ** level;
  const firstOfTile = tile.n * TILE_WIDTH * leavesOfHash;
  if (bytes.length < length || (bytes.length > length && !fuller)) {
    suspicions.add('FILE', firstOfTile, place, `the tile has ${bytes.length} bytes and not ${length}`);
    return;
  }
  const computed = tree.tile(level, tile.width === TILE_WIDTH);
  for (let hash = 0; hash < tile.width; hash += 1) {
    if (sameHash(bytes, computed, hash)) continue;
    const first = firstOfTile + hash * leavesOfHash;
    if (level === 0) {
      const bundle = tilePath({ ...tile, level: 'entries' });
      suspicions.add('LEAF_HASH', first, place, `hash ${hash} of ${place} is not that of ${bundle}`, bundle);
      return;
    }
    // a bad leaf makes every hash above it differ
    if (suspicions.within(first, first + leavesOfHash)) continue;
    suspicions.add('TILE', first, place, `hash ${hash} is not that of the tile below`);
    return;
  }
}

function sameHash(one: Uint8Array, other: Uint8Array, hash: number): boolean {
  for (let at = hash * HASH_LENGTH; at < (hash + 1) * HASH_LENGTH; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
