import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { addWholeFileSync } from '../../whole-file.js';

/** A key file is missing, readable by others, or holds no such key. */
export class KeyFileFault extends Error {
  override readonly name = 'KeyFileFault';
  readonly exitCode = 24;
}

export interface KeyFile {
  readonly path: string;
  /** Development makes a key at its first start; production demands one that somebody put there. */
  readonly whenMissing: 'MAKE' | 'REFUSE';
}

/**
 * Text of a key file outside the database. A new one has mode 0600 and appears whole or not at all: of two processes
 * that make it together, both end with the same key.
 * @throws KeyFileFault when it is missing and may not be made, or when group or others have any right on it
 */
export function readKeyFile(file: KeyFile, makeText: () => string): string {
  const found = tryRead(file.path);
  if (found !== null) return found;
  if (file.whenMissing === 'REFUSE') throw new KeyFileFault(`the key file \`${file.path}\` does not exist`);
  mkdirSync(dirname(file.path), { recursive: true, mode: 0o711 });
  addWholeFileSync(file.path, makeText());
  return tryRead(file.path) ?? missingAgain(file.path);
}

function tryRead(path: string): string | null {
  let mode: number;
  try {
    mode = statSync(path).mode;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  // Windows has no such rights
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new KeyFileFault(`the key file \`${path}\` can be used by others: its mode must be 0600`);
  }
  return readFileSync(path, 'utf8');
}

function missingAgain(path: string): never {
  throw new KeyFileFault(`the key file \`${path}\` was removed while it was read`);
}
