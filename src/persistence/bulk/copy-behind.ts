import type { ClientBase } from 'pg';
import { copyBuffers, type CopyBuffers, type CopyTable } from './copy-buffers.js';

/** Buffers that the server empties while the next rows are read; never more than one heap of rows is on its way. */
export interface CopyBehind {
  readonly buffers: CopyBuffers;
  /** Sends off what waits, when it is much. */
  writeBehind(): Promise<void>;
  /** Waits until nothing is on its way any more. Throws what failed meanwhile. */
  written(): Promise<void>;
}

/** @param flushAt characters that wait before they are written */
export function copyBehind(client: ClientBase, tables: readonly CopyTable[], flushAt: number): CopyBehind {
  const buffers = copyBuffers(tables);
  let writing: Promise<void> = Promise.resolve();
  return {
    buffers,
    async writeBehind() {
      if (buffers.waiting <= flushAt) return;
      await writing;
      writing = buffers.flush(client);
      // a failure is thrown where the next heap or the end waits for it
      writing.catch(() => undefined);
    },
    written: () => writing,
  };
}
