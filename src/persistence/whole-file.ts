import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** For its owner alone. */
const PRIVATE = 0o600;
const DRAFT = /\.[0-9a-f]{12}\.draft$/;

/** Whether a crash left this file behind while another was written whole: nobody needs it. */
export function isDraft(name: string): boolean {
  return DRAFT.test(name);
}

/**
 * Writes a file, for its owner alone unless `mode` says otherwise, so that a reader, or a crash at any moment, finds the
 * old file or the new one whole; once it resolves the new one survives the loss of power. Throws what the platform
 * throws; nothing half-written stays behind.
 */
export async function writeWholeFile(file: string, text: string, mode: number = PRIVATE): Promise<void> {
  const draft = draftOf(file);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (fault) {
    await rm(draft, { force: true });
    throw fault;
  }
  await syncFolder(dirname(file));
}

/** The same for whoever cannot wait for a promise. */
export function writeWholeFileSync(file: string, text: string, mode: number = PRIVATE): void {
  withDraft(file, text, mode, (draft) => {
    renameSync(draft, file);
  });
}

/** The same for a file of its owner that is not there yet; when another process was quicker, its file stays. */
export function addWholeFileSync(file: string, text: string): void {
  withDraft(file, text, PRIVATE, (draft) => {
    try {
      // unlike a rename, a link never replaces a file
      linkSync(draft, file);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    }
  });
}

function withDraft(file: string, text: string, mode: number, place: (draft: string) => void): void {
  const draft = draftOf(file);
  try {
    const handle = openSync(draft, 'wx', mode);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    place(draft);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolderSync(dirname(file));
}

function draftOf(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}.draft`;
}

/** Makes the names in a folder durable; without it a loss of power may leave a file without its name. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows has no handles of folders
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function syncFolderSync(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
