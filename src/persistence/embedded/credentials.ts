import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_ROLES, type DatabaseRole } from '../database-role.js';

/** What the hub remembers of its embedded server, in a file that only its own user may read. */
export interface Credentials {
  /** TCP port on 127.0.0.1; absent until the first start. */
  readonly port?: number;
  readonly superuser: string;
  readonly roles: Readonly<Record<DatabaseRole, string>>;
}

const FILE = 'embedded-postgres.json';

/** Reads what is remembered in the hub's folder, or undefined when nothing is. */
export function readCredentials(hubFolder: string): Credentials | undefined {
  const path = join(hubFolder, FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Credentials) : undefined;
}

/** New random passwords, 192 bits each. */
export function makeCredentials(): Credentials {
  const roles = Object.fromEntries(DATABASE_ROLES.map((role) => [role, password()])) as Record<DatabaseRole, string>;
  return { superuser: password(), roles };
}

/** Replaces the file in one step: after a crash either the old or the new one is there, whole. */
export function writeCredentials(hubFolder: string, credentials: Credentials): void {
  const path = join(hubFolder, FILE);
  const unfinished = `${path}.${process.pid}`;
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(credentials, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}

function password(): string {
  return randomBytes(24).toString('base64url');
}
