import { emptyRoot, HASH_LENGTH, nodeHash } from '../format/node-hash.js';
import { TILE_WIDTH } from '../format/tile-path.js';
import type { Hashing } from '../hashing.js';

interface Row {
  /** The tile that is being filled. */
  readonly filling: Uint8Array;
  count: number;
  /** The last tile that was filled. */
  readonly filled: Uint8Array;
}

/** A tree that grows leaf by leaf, computed anew by the verifier; holds two tiles of each level, whatever its size. */
export class GrowingTree {
  readonly #rows: Row[] = [];
  readonly #hashing: Hashing;
  #size = 0;

  constructor(hashing: Hashing) {
    this.#hashing = hashing;
  }

  get size(): number {
    return this.#size;
  }

  add(leafHash: Uint8Array): void {
    this.#size += 1;
    let hash = leafHash;
    for (let level = 0; ; level += 1) {
      const row = (this.#rows[level] ??= emptyRow());
      row.filling.set(hash, row.count * HASH_LENGTH);
      row.count += 1;
      if (row.count < TILE_WIDTH) return;
      row.filled.set(row.filling);
      row.count = 0;
      hash = this.#rootOfRow(row.filled, TILE_WIDTH);
    }
  }

  /** The hashes of the tile of a level that was filled last, or of the one that is being filled; views, soon changed. */
  tile(level: number, full: boolean): Uint8Array {
    const row = this.#rows[level];
    if (row === undefined) return new Uint8Array();
    return full ? row.filled : row.filling.subarray(0, row.count * HASH_LENGTH);
  }

  /** Root of all leaves so far (RFC 6962 section 2.1). */
  root(): Uint8Array {
    let root: Uint8Array | null = null;
    for (const { filling, count } of this.#rows) {
      if (count === 0) continue;
      // what the levels below hold is to the right of this row
      const hashes = filling.slice(0, count * HASH_LENGTH);
      root = this.#rootOfRow(hashes, count, root);
    }
    return root ?? emptyRoot(this.#hashing);
  }

  /** Root over the first hashes of a row, and behind them a smaller subtree. */
  #rootOfRow(row: Uint8Array, count: number, behind: Uint8Array | null = null): Uint8Array {
    let hashes = Array.from({ length: count }, (_, at) => row.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH));
    let last = behind;
    while (hashes.length > 1) {
      // an odd one out waits, and stands to the left of what has been waiting
      if (hashes.length % 2 === 1) last = this.#before(hashes.pop(), last);
      hashes = this.#pairs(hashes);
    }
    return this.#before(hashes[0], last);
  }

  #pairs(hashes: readonly Uint8Array[]): Uint8Array[] {
    const pairs: Uint8Array[] = [];
    for (let at = 0; at + 1 < hashes.length; at += 2) {
      pairs.push(nodeHash(hashes[at] ?? NOTHING, hashes[at + 1] ?? NOTHING, this.#hashing));
    }
    return pairs;
  }

  #before(left: Uint8Array | undefined, right: Uint8Array | null): Uint8Array {
    return right === null ? (left ?? NOTHING).slice() : nodeHash(left ?? NOTHING, right, this.#hashing);
  }
}

const NOTHING = new Uint8Array();

function emptyRow(): Row {
  const length = TILE_WIDTH * HASH_LENGTH;
  return { filling: new Uint8Array(length), count: 0, filled: new Uint8Array(length) };
}
