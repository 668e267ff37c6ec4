import { DATABASE_ROLES, loginName, type DatabaseRole } from '../database-role.js';
import type { Credentials } from './credentials.js';

/** Name of the hub's database in an embedded server. */
export const DATABASE_NAME = 'hub';

/** The URL of every login of an embedded server, on loopback. */
export function embeddedUrls(
  port: number,
  credentials: Credentials,
  database = DATABASE_NAME,
): Readonly<Record<DatabaseRole, string>> {
  const url = (role: DatabaseRole): string =>
    `postgres://${loginName(role)}:${credentials.roles[role]}@127.0.0.1:${port}/${database}`;
  return Object.fromEntries(DATABASE_ROLES.map((role) => [role, url(role)])) as Record<DatabaseRole, string>;
}
