import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { MAJOR_VERSION } from './binaries.js';
import { DatabaseFault } from './database-fault.js';
import { makePrivateFolder, type ServerHome } from './server-home.js';

/** The role that initdb makes; only the launcher, roles and doctor use it. */
export const SUPERUSER = 'hub_superuser';

// initdb writes about 40 MB, and a server without room for its write-ahead log stops
const ROOM_NEEDED = 128 * 1024 * 1024;

/**
 * Makes the data folder unless it is there. Built aside and renamed at the end, so that a half-made one is never used.
 * `sync` waits until it is on disk.
 * @throws DatabaseFault ANOTHER_VERSION, NOT_A_DATABASE, DISK_FULL, DOES_NOT_START
 */
export function initialise(home: ServerHome, superuserPassword: string, options: { readonly sync: boolean }): void {
  if (existsSync(home.dataFolder)) {
    checkDataFolder(home.dataFolder);
    return;
  }
  const { bavail, bsize } = statfsSync(dirname(home.dataFolder));
  if (bavail * bsize < ROOM_NEEDED) throw diskFull(home.dataFolder);
  removeUnfinished(home.dataFolder);
  const unfinished = `${home.dataFolder}.unfinished-${process.pid}`;
  const passwordFile = `${unfinished}.password`;
  makePrivateFolder(unfinished, home.user);
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (home.user.ids !== undefined) chownSync(passwordFile, home.user.ids.uid, home.user.ids.gid);
  try {
    runInitdb(home, unfinished, ['--pwfile', passwordFile, ...(options.sync ? [] : ['--no-sync'])]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, home.dataFolder);
}

function checkDataFolder(dataFolder: string): void {
  const file = join(dataFolder, 'PG_VERSION');
  if (!existsSync(file)) {
    throw new DatabaseFault(
      'NOT_A_DATABASE',
      `\`${dataFolder}\` holds no PostgreSQL database: move it away, and a new one is made`,
    );
  }
  const version = readFileSync(file, 'utf8').trim();
  if (version === MAJOR_VERSION) return;
  throw new DatabaseFault(
    'ANOTHER_VERSION',
    `\`${dataFolder}\` was made by PostgreSQL ${version}, and this hub runs ${MAJOR_VERSION}: restore a backup into a new folder, or set HUB_DATA_DIR to another one`,
  );
}

function runInitdb(home: ServerHome, folder: string, more: readonly string[]): void {
  const parameters = [
    ...['--pgdata', folder, '--username', SUPERUSER, '--auth', 'scram-sha-256', ...more],
    // the built-in locale sorts alike on every machine, whatever its system library
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...['--data-checksums', '--no-instructions'],
  ];
  const options = { ...home.user.ids, cwd: folder, env: { LC_ALL: 'C' }, encoding: 'utf8' } as const;
  const run = spawnSync(join(home.binaries, 'bin', 'initdb'), parameters, options);
  if (run.error !== undefined) throw run.error;
  if (run.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  if (run.stderr.includes('No space left on device')) throw diskFull(home.dataFolder);
  const lastLine = run.stderr.trim().split('\n').at(-1) ?? 'no reason given';
  throw new DatabaseFault('DOES_NOT_START', `the database could not be made: ${lastLine}`);
}

function removeUnfinished(dataFolder: string): void {
  const beginning = `${basename(dataFolder)}.unfinished-`;
  for (const name of readdirSync(dirname(dataFolder))) {
    if (name.startsWith(beginning)) rmSync(join(dirname(dataFolder), name), { recursive: true, force: true });
  }
}

/** The sentence for a full disk, wherever it shows. */
export function diskFull(folder: string): DatabaseFault {
  return new DatabaseFault(
    'DISK_FULL',
    `the disk that holds the data folder \`${folder}\` is full: make room, then start again`,
  );
}
