import { LONGEST_ENTRY } from '../../disclosure-log/format/entry-bundle.js';
import { HASH_LENGTH } from '../../disclosure-log/format/node-hash.js';
import { TILE_WIDTH, type Tile } from '../../disclosure-log/format/tile-path.js';

/** Bytes of a head with a hundred signatures and names of a sensible length. */
export const LONGEST_CHECKPOINT = 64 * 1024;

/** Bytes that a file of the log may have; nobody reads more of what somebody else serves. */
export function longestTile({ level }: Tile): number {
  return level === 'entries' ? TILE_WIDTH * (2 + LONGEST_ENTRY) : TILE_WIDTH * HASH_LENGTH;
}
