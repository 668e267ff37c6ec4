import { emptyRoot } from '../format/node-hash.js';
import type { Hashing } from '../hashing.js';
import { GrowingTree } from './growing-tree.js';
import type { LeafWatch } from './leaf-watch.js';
import { sameBytes } from '../format/same-bytes.js';

/** Heads that were signed over the same log, by their size; two of one size have one root, or one of them is refused. */
export class RootsOfHeads implements LeafWatch {
  readonly #roots = new Map<number, Uint8Array>();
  readonly #tree: GrowingTree;

  constructor(hashing: Hashing) {
    this.#tree = new GrowingTree(hashing);
    this.#roots.set(0, emptyRoot(hashing));
  }

  /** Adds a head before the first leaf is seen; false when its root is not that of another head of its size. */
  add(size: number, root: Uint8Array): boolean {
    const known = this.#roots.get(size);
    if (known === undefined) this.#roots.set(size, root);
    return known === undefined || sameBytes(known, root);
  }

  see(_index: number, _entry: Uint8Array, leafHash: Uint8Array): string | null {
    this.#tree.add(leafHash);
    const root = this.#roots.get(this.#tree.size);
    if (root === undefined || sameBytes(root, this.#tree.root())) return null;
    return 'the leaves up to here make another root than the head that was signed over them';
  }
}
