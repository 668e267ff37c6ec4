import type { Instant } from '../shared/instant.js';
import type { Tile } from './format/tile-path.js';

/** The newest signed head of the log: what it covers is published, and nothing else is. */
export interface PublishedHead {
  /** Leaves that it covers. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
  /** The checkpoint, a signed note with every signature, to the letter. */
  readonly note: string;
  readonly signedAt: Instant;
}

/**
 * The log as it is given to others.
 * Obligations: a tile, once given, never changes; of a tree that has grown meanwhile the tiles of a smaller size are
 * still given, cut to the width they had; nothing beyond `size` ever is.
 */
export interface PublishedLog {
  /** `null` until a first head is signed. */
  head(): Promise<PublishedHead | null>;
  /** The bytes of a tile, or of a bundle of entries, of the tree of `size`; `null` when that tree has no such tile. */
  tile(tile: Tile, size: number): Promise<Uint8Array | null>;
}

/** How much of the log somebody may read: `HEADS` are checkpoints and hash tiles, `ENTRIES` the bundles as well. */
export type LogReading = 'HEADS' | 'ENTRIES';
