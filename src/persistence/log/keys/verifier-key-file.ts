import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readVerifierKey, verifierKeyText, type VerifierKey } from '../../../disclosure-log/format/verifier-key.js';
import { writeWholeFileSync } from '../../whole-file.js';
import { nodeHashing } from '../node-hashing.js';
import { KeyFileFault } from './key-file.js';

/** Everybody may read it. */
const PUBLIC = 0o644;

/** A file that holds a verifier key and nothing else, in one line; it is public. */
export interface VerifierKeyFile {
  /** Replaces the file whole; leaves it alone when it already says so. */
  write(key: VerifierKey): void;
  /** @throws KeyFileFault when there is no such file, or no verifier key in it */
  read(): VerifierKey;
}

/** The verifier key at this path. */
export function verifierKeyFile(path: string): VerifierKeyFile {
  return {
    write(key) {
      const line = `${verifierKeyText(key)}\n`;
      if (textOf(path) === line) return;
      mkdirSync(dirname(path), { recursive: true, mode: 0o711 });
      writeWholeFileSync(path, line, PUBLIC);
    },
    read() {
      const text = textOf(path);
      if (text === null) throw new KeyFileFault(`the verifier key file \`${path}\` does not exist`);
      try {
        return readVerifierKey(text.trim(), nodeHashing);
      } catch {
        throw new KeyFileFault(`the file \`${path}\` holds no verifier key`);
      }
    },
  };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Where the public half of a signing key lies: beside it. */
export function verifierKeyBeside(signingKeyFile: string): string {
  return `${signingKeyFile.replace(/\.pem$/, '')}.vkey`;
}
