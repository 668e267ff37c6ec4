import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DatabaseFault } from './database-fault.js';

/** Who runs the server: nobody in particular for an ordinary user, an unprivileged account when we are root. */
export interface ServerUser {
  readonly name: string;
  /** Absent when the server runs as the user that we are. */
  readonly ids?: { readonly uid: number; readonly gid: number };
}

const CANDIDATES = ['postgres', 'nobody'] as const;

/**
 * PostgreSQL refuses to run as root, so root hands it to `postgres`, else to `nobody`.
 * @throws DatabaseFault NO_UNPRIVILEGED_USER when we are root and neither account exists
 */
export function chooseServerUser(accounts = readAccounts()): ServerUser {
  if (process.getuid?.() !== 0) return { name: 'this user' };
  for (const name of CANDIDATES) {
    const ids = accounts.get(name);
    if (ids !== undefined) return { name, ids };
  }
  throw new DatabaseFault(
    'NO_UNPRIVILEGED_USER',
    'PostgreSQL refuses to run as root, and this machine has neither the user `postgres` nor the user `nobody`',
  );
}

/** Whether the user can enter `folder`, tried as that user. */
export function canEnter(user: ServerUser, folder: string): boolean {
  return tryAs(user, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder]);
}

/** Whether the user can run the program at `path`, libraries and all, tried as that user. */
export function canRun(user: ServerUser, path: string): boolean {
  return tryAs(user, path, ['--version']);
}

function tryAs(user: ServerUser, command: string, parameters: readonly string[]): boolean {
  return spawnSync(command, parameters, { ...user.ids, cwd: '/', stdio: 'ignore', env: {} }).status === 0;
}

function readAccounts(): ReadonlyMap<string, { uid: number; gid: number }> {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const accounts = lines.map((line) => line.split(':')).filter((parts) => parts.length >= 4);
  return new Map(accounts.map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]));
}
