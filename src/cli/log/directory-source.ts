import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { tilePath } from '../../disclosure-log/format/tile-path.js';
import { MissingFile, Unreadable, type LogSource } from '../../disclosure-log/verify/ports.js';
import { LONGEST_CHECKPOINT, longestTile } from './largest-files.js';

/** A log that lies in a folder as files, as `hub log export` writes it. */
export function directorySource(folder: string): LogSource {
  return {
    async checkpoint() {
      const bytes = await readBounded(join(folder, 'checkpoint'), LONGEST_CHECKPOINT);
      if (bytes.length > LONGEST_CHECKPOINT) throw new Unreadable('longer than a checkpoint can be');
      return bytes;
    },
    tile: (tile) => readBounded(join(folder, tilePath(tile)), longestTile(tile)),
  };
}

const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** The file, or its beginning with one byte more than it may have. */
async function readBounded(path: string, longest: number): Promise<Uint8Array> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const status = await file.stat();
      // a pipe would never end, whoever put it there
      if (!status.isFile()) throw new Unreadable('not a file');
      const { size } = status;
      const bytes = new Uint8Array(Math.min(size, longest + 1));
      let end = 0;
      while (end < bytes.length) {
        const { bytesRead } = await file.read(bytes, end, bytes.length - end, end);
        if (bytesRead === 0) break;
        end += bytesRead;
      }
      return bytes.subarray(0, end);
    } finally {
      await file.close();
    }
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    if (code === undefined || fault instanceof Unreadable) throw fault;
    throw ABSENT.has(code) ? new MissingFile('no such file') : new Unreadable(`cannot be read (${code})`);
  }
}
