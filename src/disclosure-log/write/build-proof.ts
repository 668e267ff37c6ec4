import { HASH_LENGTH, nodeHash } from '../format/node-hash.js';
import { TILE_WIDTH } from '../format/tile-path.js';
import type { Hashing } from '../hashing.js';
import { perfectRoot } from './perfect-root.js';

/** The hashes that a tile has by now, one behind the other: as many as the tree needs, or more. */
export type ReadTile = (level: number, n: number) => Promise<Uint8Array>;

/**
 * The hashes that lead from a leaf to the root of the tree of a size, the sibling of the leaf first
 * (RFC 6962 section 2.1.1).
 * @throws RangeError when the tree has no such leaf, or a tile holds less than the tree needs
 */
export async function inclusionProof(
  index: number,
  size: number,
  readTile: ReadTile,
  hashing: Hashing,
): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError('the tree has no such leaf');
  }
  const siblings: Span[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    const left = index < middle;
    siblings.push(left ? [middle, end] : [start, middle]);
    [start, end] = left ? [start, middle] : [middle, end];
  }
  return hashesOf(siblings.reverse(), readTile, hashing);
}

/**
 * The hashes that show the tree of one size to be the beginning of the tree of another (RFC 6962 section 2.1.2);
 * none are needed from an empty tree, or to the same size.
 * @throws RangeError when the old size is the larger, or a tile holds less than the tree needs
 */
export async function consistencyProof(
  oldSize: number,
  size: number,
  readTile: ReadTile,
  hashing: Hashing,
): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > size) {
    throw new RangeError('the tree has never had such a size');
  }
  if (oldSize === 0 || oldSize === size) return [];
  const spans: Span[] = [];
  let [start, end] = [0, size];
  // down to the subtree that ends where the old tree ended
  while (end !== oldSize) {
    const middle = start + largestPowerBelow(end - start);
    const left = oldSize <= middle;
    spans.push(left ? [middle, end] : [start, middle]);
    [start, end] = left ? [start, middle] : [middle, end];
  }
  // when it begins with the tree it is the old tree, whose root the verifier has
  if (start > 0) spans.push([start, end]);
  return hashesOf(spans.reverse(), readTile, hashing);
}

/** Leaves from the first to before the second. */
type Span = readonly [start: number, end: number];

async function hashesOf(spans: readonly Span[], readTile: ReadTile, hashing: Hashing): Promise<Uint8Array[]> {
  const read = once(readTile);
  const hashes: Uint8Array[] = [];
  for (const span of spans) hashes.push(await hashOf(span, read, hashing));
  return hashes;
}

/** Hash of a subtree, which may be cut off on its right. */
async function hashOf([start, end]: Span, readTile: ReadTile, hashing: Hashing): Promise<Uint8Array> {
  const count = end - start;
  const half = largestPowerBelow(count);
  if (count === 1 || half * 2 === count) return perfectHash(start, count, readTile, hashing);
  const left = await perfectHash(start, half, readTile, hashing);
  return nodeHash(left, await hashOf([start + half, end], readTile, hashing), hashing);
}

/** Hash of a subtree of a power of two leaves, from the one tile in which it stands. */
async function perfectHash(start: number, count: number, readTile: ReadTile, hashing: Hashing): Promise<Uint8Array> {
  let [level, leavesOfHash] = [0, 1];
  while (leavesOfHash * TILE_WIDTH <= count) {
    level += 1;
    leavesOfHash *= TILE_WIDTH;
  }
  const first = start / leavesOfHash;
  const within = count / leavesOfHash;
  const hashes = await readTile(level, Math.floor(first / TILE_WIDTH));
  const offset = first % TILE_WIDTH;
  if (hashes.length < (offset + within) * HASH_LENGTH)
    throw new RangeError('a tile that holds less than the tree needs');
  return perfectRoot(hashes, offset, within, hashing);
}

/** Proofs of large trees ask for the same tile several times in a row. */
function once(readTile: ReadTile): ReadTile {
  const read = new Map<string, Promise<Uint8Array>>();
  return (level, n) => {
    const key = `${level}/${n}`;
    const tile = read.get(key) ?? readTile(level, n);
    read.set(key, tile);
    return tile;
  };
}

/** The largest power of two below a count of two or more; 1 for less. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
