import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findBinaries, type Binaries } from './binaries.js';
import { canEnter, canRun, chooseServerUser, type ServerUser } from './server-user.js';

/** Where one embedded server lives and who runs it. All paths are absolute. */
export interface ServerHome {
  /** The hub's own data folder: credentials, server log, start lock. */
  readonly hubFolder: string;
  /** PostgreSQL's data folder. */
  readonly dataFolder: string;
  /** Folder with `bin`, `lib`, `share`. */
  readonly binaries: string;
  readonly user: ServerUser;
}

/** Holds what an unprivileged user could not reach in the project folder. */
export const SHARED_HOME = '/var/lib/safeguarding-hub';

const DATA = 'postgres';
const POINTER = 'database-lives-in';

/**
 * Decides where server and data live and makes the folders. Where the server's user cannot reach the project folder
 * (root's home, say), binaries and data live in `sharedHome`, and one line says so.
 * @throws DatabaseFault PLATFORM_NOT_SUPPORTED, NO_UNPRIVILEGED_USER
 */
export function settleServerHome(hubFolder: string, log: (line: string) => void, sharedHome = SHARED_HOME): ServerHome {
  const user = chooseServerUser();
  const found = findBinaries();
  makePassable(hubFolder);
  // the real path, as the system will report it of the server's processes
  const folder = realpathSync(hubFolder);
  const binaries = canRun(user, join(found.folder, 'bin', 'postgres'))
    ? found.folder
    : copyBinaries(found, sharedHome, user);
  const parent = dataParent(folder, user, sharedHome);
  if (parent !== folder || binaries !== found.folder) {
    log(`the user \`${user.name}\` cannot reach the project folder, so the database runs from \`${sharedHome}\``);
  }
  const dataFolder = join(parent, DATA);
  return { hubFolder: folder, dataFolder, binaries, user: ownerOf(dataFolder, user) };
}

/** PostgreSQL's data folder of a hub that has started before; undefined when it has none. */
export function existingDataFolder(hubFolder: string): string | undefined {
  const pointer = join(hubFolder, POINTER);
  if (existsSync(pointer)) return join(readFileSync(pointer, 'utf8').trim(), DATA);
  return existsSync(join(hubFolder, DATA)) ? join(hubFolder, DATA) : undefined;
}

/** The pointer lies in the hub's folder, so that removing that folder means a new database, never an old one. */
function dataParent(folder: string, user: ServerUser, sharedHome: string): string {
  const existing = existingDataFolder(folder);
  if (existing !== undefined) {
    makePassable(dirname(existing));
    return dirname(existing);
  }
  if (canEnter(user, folder)) return folder;
  const elsewhere = join(sharedHome, `data-${randomBytes(6).toString('hex')}`);
  makePassable(sharedHome);
  makePassable(elsewhere);
  writeFileSync(join(folder, POINTER), `${elsewhere}\n`);
  return elsewhere;
}

/** A server must own its data: root runs it as whoever made the folder, be it an ordinary user. */
function ownerOf(dataFolder: string, chosen: ServerUser): ServerUser {
  if (chosen.ids === undefined || !existsSync(dataFolder)) return chosen;
  const { uid, gid } = statSync(dataFolder);
  return uid === 0 || uid === chosen.ids.uid ? chosen : { name: `user ${uid}`, ids: { uid, gid } };
}

function copyBinaries(found: Binaries, sharedHome: string, user: ServerUser): string {
  const target = join(sharedHome, `postgresql-${found.version}`);
  if (existsSync(target) && canRun(user, join(target, 'bin', 'postgres'))) return target;
  makePassable(sharedHome);
  const unfinished = `${target}.${process.pid}`;
  cpSync(found.folder, unfinished, { recursive: true, verbatimSymlinks: true });
  openToAll(unfinished);
  rmSync(target, { recursive: true, force: true });
  renameSync(unfinished, target);
  return target;
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Makes a folder, unless it is there, that the server's user may pass through and nobody else may list. */
function makePassable(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  // in a step of its own, as a strict umask would take the permission away again
  chmodSync(folder, 0o711);
}

/** Makes an empty folder that only the server's user may enter. */
export function makePrivateFolder(path: string, user: ServerUser): void {
  mkdirSync(path, { mode: 0o700 });
  if (user.ids !== undefined) chownSync(path, user.ids.uid, user.ids.gid);
}
