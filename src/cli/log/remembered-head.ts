import { readFile } from 'node:fs/promises';
import { writeWholeFile } from '../../persistence/whole-file.js';
import { CannotCheck } from './told-finding.js';

/** Told where a file was named that was not there: nothing was compared with what the log was before. */
export const NOTHING_REMEMBERED = 'nothing was remembered before: remembered from now';

/**
 * The signed note that the last sound check left; `null` when there has been none.
 * @throws CannotCheck when there is one that cannot be read
 */
export async function readRemembered(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new CannotCheck(`the remembered checkpoint \`${file}\` cannot be read`);
  }
}

/**
 * Remembers a head for the next check; a crash leaves the old one or the new one whole.
 * @throws CannotCheck
 */
export async function remember(file: string, note: Uint8Array): Promise<void> {
  try {
    await writeWholeFile(file, Buffer.from(note).toString('utf8'));
  } catch {
    throw new CannotCheck(`the log is sound, but its head cannot be remembered in \`${file}\``);
  }
}
