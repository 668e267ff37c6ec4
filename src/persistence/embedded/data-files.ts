import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BackupFault } from './backup-fault.js';

/** What a data folder consists of, as paths below it. */
export interface DataFiles {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

// a server fills these anew when it starts; the write-ahead log is taken apart, and slots belong to this one server
const LEFT_EMPTY = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal/archive_status',
  'pg_wal/summaries',
]);

const LEFT_OUT = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'backup_label',
  'backup_label.old',
  'tablespace_map',
  'tablespace_map.old',
  'backup_manifest',
]);

const TEMPORARY = /^(?:pgsql_tmp|pg_internal\.init|t\d+_)/;

/** Written last, as a server reads it first. */
export const CONTROL_FILE = 'global/pg_control';

/**
 * What a base backup copies of a data folder, by the list in PostgreSQL's manual ("Making a Base Backup Using the Low
 * Level API"), the write-ahead log and the control file apart. Files may come and go while this looks.
 * @throws BackupFault NOT_COMPLETE when there are tablespaces, which lie elsewhere
 */
export function dataFiles(dataFolder: string): DataFiles {
  const folders: string[] = [];
  const files: string[] = [];
  const walk = (folder: string): void => {
    for (const name of namesIn(join(dataFolder, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (LEFT_OUT.has(path) || TEMPORARY.test(name)) continue;
      const kind = kindOf(join(dataFolder, path));
      if (kind === 'FOLDER') {
        folders.push(path);
        if (!LEFT_EMPTY.has(path)) walk(path);
      } else if (kind === 'LINK') {
        throw new BackupFault('NOT_COMPLETE', `\`${path}\` of the database lies elsewhere, and is not backed up`);
      } else if (kind === 'FILE' && folder !== 'pg_wal' && path !== CONTROL_FILE) {
        files.push(path);
      }
    }
  };
  walk('');
  return { folders, files };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function kindOf(path: string): 'FOLDER' | 'FILE' | 'LINK' | 'GONE' {
  try {
    const found = lstatSync(path);
    if (found.isSymbolicLink()) return 'LINK';
    return found.isDirectory() ? 'FOLDER' : 'FILE';
  } catch (error) {
    if (isGone(error)) return 'GONE';
    throw error;
  }
}

/** Whether a file was removed since it was listed: a table that was dropped, say. */
export function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
}
