import type { Tile } from '../format/tile-path.js';

/** A published log, wherever it is kept: its files as they are, nothing checked. */
export interface LogSource {
  /**
   * The signed note of the log's head.
   * @throws Unreadable when there is none or it cannot be reached
   */
  checkpoint(): Promise<Uint8Array>;
  /**
   * The bytes of a tile or an entry bundle.
   * @throws MissingFile when the log can be read and has no such file
   * @throws Unreadable when the log cannot be read
   */
  tile(tile: Tile): Promise<Uint8Array>;
}

/** The log or one of its files cannot be read; which tells nothing about whether it is sound. */
export class Unreadable extends Error {
  override readonly name: string = 'Unreadable';
}

/** The place where a log is kept can be read and says that it has no such file. */
export class MissingFile extends Unreadable {
  override readonly name = 'MissingFile';
}
