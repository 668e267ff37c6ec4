import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { LogReading } from '../../../disclosure-log/published-log.js';
import { writeWholeFile } from '../../whole-file.js';

/** Somebody outside who may read the log over HTTP; only the digest of the credential is kept. */
export interface LogReader {
  /** A witness, a monitor or an auditor, in the words of whoever added it. */
  readonly name: string;
  readonly may: LogReading;
  /** SHA-256 of the credential, hexadecimal. */
  readonly credential: string;
}

/** The file of readers is no such file, or others can change it. */
export class LogReadersFault extends Error {
  override readonly name = 'LogReadersFault';
  readonly exitCode = 2;
}

/** What a reader may be called. */
export const READER_NAME = /^[\w.-]{1,60}$/;

const READERS = z.array(
  z.strictObject({
    name: z.string().regex(READER_NAME),
    may: z.enum(['HEADS', 'ENTRIES']),
    credential: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

/**
 * The readers of the file; nobody when there is none.
 * @throws LogReadersFault when it holds something else, or when group or others can write it
 */
export async function readLogReaders(file: string): Promise<readonly LogReader[]> {
  try {
    const { mode } = await stat(file);
    // Windows has no such rights
    if (process.platform !== 'win32' && (mode & 0o022) !== 0) {
      throw new LogReadersFault(`the file of readers \`${file}\` can be changed by others: its mode must be 0600`);
    }
    return READERS.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return [];
    if (fault instanceof LogReadersFault) throw fault;
    // the library's error quotes the file
    throw new LogReadersFault(`the file of readers \`${file}\` does not hold readers of the log`);
  }
}

/** Writes the file with mode 0600, so that whoever reads it finds the old one or the new one whole. */
export async function writeLogReaders(file: string, readers: readonly LogReader[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o711 });
  await writeWholeFile(file, `${JSON.stringify(readers, null, 2)}\n`);
}

/** A new credential, 32 random bytes, as it is sent after `Bearer`. */
export function newCredential(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a credential. */
export function credentialDigest(credential: string): string {
  return createHash('sha256').update(credential).digest('hex');
}

/** Whom a credential belongs to and how much they may read; `null` for one that nobody has. */
export type MayReadLog = (credential: string) => Promise<LogReading | null>;

/**
 * Judges credentials by the file of readers as it is now: it is read again once it has changed, so that whoever is taken
 * out of it is out at once. A file that cannot be used lets nobody in, and `onFault` is told once for each change.
 */
export function openLogReaders(file: string, onFault: (fault: unknown) => void): MayReadLog {
  let known: { readonly mark: string; readonly readers: Promise<readonly LogReader[]> } | null = null;

  async function readers(): Promise<readonly LogReader[]> {
    const mark = await markOf(file);
    if (known?.mark === mark) return known.readers;
    const read = readLogReaders(file).catch((fault: unknown) => {
      onFault(fault);
      return [];
    });
    known = { mark, readers: read };
    return read;
  }

  return async (credential) => {
    const given = Buffer.from(credentialDigest(credential), 'hex');
    let may: LogReading | null = null;
    // every reader is compared, so that the time taken tells nothing of who is in the file
    for (const reader of await readers()) {
      if (timingSafeEqual(given, Buffer.from(reader.credential, 'hex'))) may = reader.may;
    }
    return may;
  };
}

/** Another text once the file is another one. */
async function markOf(file: string): Promise<string> {
  try {
    const { ino, size, mode, mtimeNs } = await stat(file, { bigint: true });
    return [ino, size, mode, mtimeNs].join(' ');
  } catch {
    return 'none';
  }
}
