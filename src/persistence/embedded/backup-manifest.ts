import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupFault } from './backup-fault.js';

/** Names in the folder of a backup. */
export const MANIFEST = 'manifest.json';
export const DATA = 'data';
export const CREDENTIALS = 'credentials.json';

/** Inside the folder of the backup, whatever a manifest says. */
const IN_DATA = /^data(?:\/(?!\.{1,2}(?:\/|$))[^/\\\0]+)+$/;

const FILE = z.strictObject({
  path: z.union([z.literal(CREDENTIALS), z.string().regex(IN_DATA)]),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const CONTENT = z.strictObject({
  format: z.literal('safeguarding-hub/backup/1'),
  postgres: z.string(),
  begun: z.string(),
  ended: z.string(),
  from: z.string(),
  to: z.string(),
  folders: z.array(z.string().regex(IN_DATA)),
  files: z.array(FILE),
});

/** One file of a backup: its path below the backup's folder, with slashes. */
export type BackedUpFile = z.infer<typeof FILE>;

/**
 * What a backup consists of. `postgres` is the major version; `begun` and `ended` are database times, `from` and `to` the
 * places in the write-ahead log between which a server that starts on it recovers.
 */
export type BackupManifest = z.infer<typeof CONTENT>;

export const MANIFEST_FORMAT = 'safeguarding-hub/backup/1';

/** @throws BackupFault NOT_A_BACKUP when the folder has no manifest that can be read as one */
export function readManifest(folder: string): BackupManifest {
  try {
    return CONTENT.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
  } catch (cause) {
    throw new BackupFault('NOT_A_BACKUP', `\`${folder}\` holds no backup that \`hub backup\` finished`, { cause });
  }
}
