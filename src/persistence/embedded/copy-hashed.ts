import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { BackedUpFile } from './backup-manifest.js';

const CHUNK = 1024 * 1024;

/** Size and hash of what was copied. */
export type Copied = Omit<BackedUpFile, 'path'>;

/** Copies a file to a new one of mode 0600, on disk when this returns, and hashes what it wrote. */
export async function copyHashed(from: string, to: string): Promise<Copied> {
  const source = await open(from, 'r');
  try {
    const target = await open(to, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      const copied = await pour(source, target);
      await target.sync();
      return copied;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function pour(source: FileHandle, target: FileHandle): Promise<Copied> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, CHUNK, bytes);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await target.writeFile(chunk);
    bytes += bytesRead;
  }
}

/** Writes a new file of mode 0600, on disk when this returns. */
export async function writeHashed(to: string, content: Uint8Array | string): Promise<Copied> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const target = await open(to, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    await target.writeFile(bytes);
    await target.sync();
  } finally {
    await target.close();
  }
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
