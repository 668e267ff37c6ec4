import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { BackupFault } from './backup-fault.js';
import { CREDENTIALS, DATA, MANIFEST, readManifest, type BackupManifest } from './backup-manifest.js';
import { MAJOR_VERSION } from './binaries.js';
import { syncFolder } from '../whole-file.js';
import { copyHashed } from './copy-hashed.js';
import { readCredentials, writeCredentials, type Credentials } from './credentials.js';
import { asDatabaseFault, DatabaseFault } from './database-fault.js';
import { makePrivateFolder, settleServerHome, type ServerHome } from './server-home.js';
import { processesOf, readServerLock, serves } from './server-process.js';
import { alone } from './start-lock.js';

export interface RestoreOptions {
  /** The folder that `hub backup` made. */
  readonly from: string;
  /** The hub's data folder; made when it is missing. */
  readonly dataDir: string;
  /** Where things live that the server's user cannot reach in the project folder. */
  readonly sharedHome?: string;
  readonly log: (line: string) => void;
}

/**
 * Puts a backup in the place of a database that is not there: the next start recovers on it. Every file is compared with
 * the manifest while it is copied, and the folder is renamed into its place when all of them agree.
 * @throws BackupFault NOT_A_BACKUP, BACKUP_DAMAGED, SERVER_RUNNING, DATABASE_EXISTS
 * @throws DatabaseFault ANOTHER_VERSION, DISK_FULL, NO_ACCESS, STARTED_ELSEWHERE
 */
export async function restore({ from, dataDir, sharedHome, log }: RestoreOptions): Promise<BackupManifest> {
  const manifest = readManifest(from);
  if (manifest.postgres !== MAJOR_VERSION) {
    throw new DatabaseFault(
      'ANOTHER_VERSION',
      `the backup is of PostgreSQL ${manifest.postgres}, and this hub runs ${MAJOR_VERSION}`,
    );
  }
  demandSameNames(from, manifest);
  try {
    const home = settleServerHome(dataDir, log, sharedHome);
    await alone(home.hubFolder, () => putInPlace(from, manifest, home));
  } catch (error) {
    throw asDatabaseFault(error, dataDir);
  }
  return manifest;
}

async function putInPlace(from: string, manifest: BackupManifest, home: ServerHome): Promise<void> {
  demandNoDatabase(home.dataFolder);
  const unfinished = `${home.dataFolder}.unfinished-${process.pid}`;
  makePrivateFolder(unfinished, home.user);
  try {
    for (const folder of manifest.folders) ownFolder(join(unfinished, withoutData(folder)), home);
    for (const { path, bytes, sha256 } of manifest.files) {
      if (path === CREDENTIALS) continue;
      const to = join(unfinished, withoutData(path));
      const copied = await copyHashed(join(from, path), to);
      if (copied.bytes !== bytes || copied.sha256 !== sha256) throw damaged(path);
      if (home.user.ids !== undefined) chownSync(to, home.user.ids.uid, home.user.ids.gid);
    }
    const credentials = readBackedUpCredentials(from, manifest);
    for (const folder of manifest.folders) await syncFolder(join(unfinished, withoutData(folder)));
    await syncFolder(unfinished);
    // the passwords are on disk before the database that takes them; the port that this folder had is kept
    const port = readCredentials(home.hubFolder)?.port;
    writeCredentials(home.hubFolder, port === undefined ? credentials : { ...credentials, port });
    if (existsSync(home.dataFolder)) rmdirSync(home.dataFolder);
    renameSync(unfinished, home.dataFolder);
    await syncFolder(dirname(home.dataFolder));
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

function demandNoDatabase(dataFolder: string): void {
  const lock = readServerLock(dataFolder);
  if ((lock !== undefined && serves(lock.pid, dataFolder)) || processesOf(dataFolder).length > 0) {
    throw new BackupFault('SERVER_RUNNING', `the database in \`${dataFolder}\` is running: stop the hub first`);
  }
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new BackupFault(
      'DATABASE_EXISTS',
      `there is a database in \`${dataFolder}\`: move it away, or set HUB_DATA_DIR to another folder`,
    );
  }
}

/** A file that nobody listed was put there by somebody else than `hub backup`. */
function demandSameNames(folder: string, manifest: BackupManifest): void {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => path !== MANIFEST);
  const listed = manifest.files.map(({ path }) => path);
  const other = missingFrom(listed, found) ?? missingFrom(found, listed);
  if (other !== undefined) throw damaged(other);
}

function missingFrom(list: readonly string[], names: readonly string[]): string | undefined {
  const known = new Set(list);
  return names.find((name) => !known.has(name));
}

function readBackedUpCredentials(from: string, { files }: BackupManifest): Credentials {
  const listed = files.find(({ path }) => path === CREDENTIALS);
  const text = readFileSync(join(from, CREDENTIALS));
  if (listed === undefined || hashOf(text) !== listed.sha256) throw damaged(CREDENTIALS);
  return JSON.parse(text.toString()) as Credentials;
}

function ownFolder(path: string, { user }: ServerHome): void {
  mkdirSync(path, { mode: 0o700, recursive: true });
  if (user.ids !== undefined) chownSync(path, user.ids.uid, user.ids.gid);
}

function withoutData(path: string): string {
  return path.slice(DATA.length + 1);
}

function damaged(path: string): BackupFault {
  return new BackupFault(
    'BACKUP_DAMAGED',
    `the backup is not as it was made: \`${path}\` differs; nothing was restored`,
  );
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
