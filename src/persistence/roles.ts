import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { DATABASE_ROLES, loginName, type DatabaseRole } from './database-role.js';
import { quietClient } from './quiet-client.js';

const ROLES_FILE = new URL('../../migrations/roles.sql', import.meta.url);

// any two hubs that set up roles on one cluster agree on this number
const ROLES_LOCK = 7_351_001;

/** One password for each login; those left out are not touched. */
export type RolePasswords = Readonly<Partial<Record<DatabaseRole, string>>>;

/**
 * Makes the hub's roles on a cluster and sets their passwords. Two processes never do it side by side: parallel role
 * changes fail with catalogue errors. With `unlessMade` a cluster that had this text of `migrations/roles.sql` before
 * is left as it is. `adminUrl` leads to the maintenance database `postgres`, as someone who may create roles.
 */
export async function makeRoles(
  adminUrl: string,
  passwords: RolePasswords,
  options: { readonly unlessMade: boolean },
): Promise<void> {
  const text = readFileSync(ROLES_FILE, 'utf8');
  const version = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const mark = `Owns every object of the hub; nobody logs in as it (roles.sql ${version})`;
  const client = await quietClient(adminUrl);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ROLES_LOCK]);
    if (options.unlessMade && (await currentMark(client)) === mark) return;
    await client.query(text);
    for (const role of DATABASE_ROLES) {
      const password = passwords[role];
      if (password !== undefined) await setPassword(client, role, password);
    }
    await client.query(`COMMENT ON ROLE hub_owner IS ${pg.escapeLiteral(mark)}`);
  } finally {
    await client.end();
  }
}

/**
 * Makes the database `name`, owned by `hub_owner`, unless it is there, and lets nobody but the hub's logins connect.
 * `template` copies a database; rights on the database itself are not copied with it, so they are set here.
 */
export async function makeDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const client = await quietClient(adminUrl);
  const quoted = pg.escapeIdentifier(name);
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return;
    const source = template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)}`;
    await client.query(`CREATE DATABASE ${quoted} OWNER hub_owner${source}`);
    await client.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${quoted} TO ${DATABASE_ROLES.map(loginName).join(', ')}`);
  } finally {
    await client.end();
  }
}

async function currentMark(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ mark: string | null }>(
    `SELECT shobj_description(oid, 'pg_authid') AS mark FROM pg_roles WHERE rolname = 'hub_owner'`,
  );
  return rows[0]?.mark ?? null;
}

async function setPassword(client: pg.Client, role: DatabaseRole, password: string): Promise<void> {
  await client.query(`ALTER ROLE ${loginName(role)} PASSWORD ${pg.escapeLiteral(password)}`);
}
