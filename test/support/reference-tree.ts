import { createHash } from 'node:crypto';

/**
 * Trees by the recursive definitions of RFC 6962 section 2.1, to the letter and slow, sharing no code with the hub.
 * Every function takes the leaf hashes of the whole tree.
 */
const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

export function referenceLeafHash(leaf: Uint8Array): Uint8Array {
  return sha256(Uint8Array.of(0), leaf);
}

/** Leaf hashes of the numbers 0, 1, 2, ... */
export function numberedLeaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => referenceLeafHash(Buffer.from(`leaf ${index}`)));
}

/** MTH, remembering the hash of each range that was asked for. */
export class ReferenceTree {
  readonly #known = new Map<string, Uint8Array>();

  constructor(readonly leafHashes: readonly Uint8Array[]) {}

  /** MTH(D[start:end]). */
  root(start: number, end: number): Uint8Array {
    if (start === end) return sha256();
    const only = this.leafHashes[start];
    if (end - start === 1 && only !== undefined) return only;
    const key = `${start}:${end}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const k = split(end - start);
    const root = sha256(Uint8Array.of(1), this.root(start, start + k), this.root(start + k, end));
    this.#known.set(key, root);
    return root;
  }

  /** PATH(m, D[start:end]). */
  path(m: number, start: number, end: number): Uint8Array[] {
    const n = end - start;
    if (n === 1) return [];
    const k = split(n);
    return m < k
      ? [...this.path(m, start, start + k), this.root(start + k, end)]
      : [...this.path(m - k, start + k, end), this.root(start, start + k)];
  }

  /** PROOF(m, D[0:n]), for 0 < m < n. */
  proof(m: number, n: number): Uint8Array[] {
    return this.#subproof(m, 0, n, true);
  }

  #subproof(m: number, start: number, end: number, whole: boolean): Uint8Array[] {
    const n = end - start;
    if (m === n) return whole ? [] : [this.root(start, end)];
    const k = split(n);
    return m <= k
      ? [...this.#subproof(m, start, start + k, whole), this.root(start + k, end)]
      : [...this.#subproof(m - k, start + k, end, false), this.root(start, start + k)];
  }
}

/** The largest power of two smaller than n. */
function split(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}
