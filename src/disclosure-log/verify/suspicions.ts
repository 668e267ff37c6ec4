import { tampered, type Tampered } from './log-finding.js';

type Kind = 'FILE' | 'LEAF_HASH' | 'TILE' | 'LEAF';
/** What says most about the same leaf comes first. */
const WEIGHT: Readonly<Record<Kind, number>> = { FILE: 0, LEAF_HASH: 1, TILE: 2, LEAF: 3 };

interface Suspicion {
  readonly kind: Kind;
  readonly index: number;
  readonly place: string;
  readonly what: string;
  /** The bundle that a hash of level 0 contradicts. */
  readonly bundle: string | null;
}

/** Of each kind the first that was found: whose fault it is shows only when the whole tree is made. */
export class Suspicions {
  readonly #first = new Map<Kind, Suspicion>();

  /** `what` is null when there is nothing to suspect. */
  add(kind: Kind, index: number, place: string, what: string | null, bundle: string | null = null): void {
    const known = this.#first.get(kind);
    if (what === null || (known !== undefined && known.index <= index)) return;
    this.#first.set(kind, { kind, index, place, what, bundle });
  }

  /** Whether one is known already for a leaf from the first to before the second. */
  within(start: number, end: number): boolean {
    return [...this.#first.values()].some(({ index }) => index >= start && index < end);
  }

  /**
   * The first bad leaf. When an entry and its hash differ, the entry is as it was signed if the entries make the signed
   * root, so that the tile is to blame; else the entry is.
   */
  first(asSigned = false): Tampered | null {
    const [first] = [...this.#first.values()].sort((a, b) => a.index - b.index || WEIGHT[a.kind] - WEIGHT[b.kind]);
    if (first === undefined) return null;
    const place = asSigned ? first.place : (first.bundle ?? first.place);
    return tampered(first.kind === 'LEAF_HASH' ? place : first.place, first.what, first.index);
  }
}
