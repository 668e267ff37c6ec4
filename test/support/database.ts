import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openPool } from '../../src/persistence/connections.js';
import type { DatabaseRole } from '../../src/persistence/database-role.js';
import { embeddedUrls } from '../../src/persistence/embedded/embedded-urls.js';
import { SUPERUSER } from '../../src/persistence/embedded/initialise.js';
import { quietClient } from '../../src/persistence/quiet-client.js';
import { makeDatabase } from '../../src/persistence/roles.js';
import { EMPTY_TEMPLATE, MIGRATED_TEMPLATE, type TestServer } from './test-server.js';

/** A real PostgreSQL database for one test file. */
export interface TestDatabase {
  readonly urls: Readonly<Record<DatabaseRole, string>>;
  /** For what no login of the hub may do: planting and looking behind the scenes. */
  readonly superuserUrl: string;
  /** The pool of a login, as the hub itself opens it; the same one at every call. */
  pool(role: DatabaseRole): pg.Pool;
  /** A pool of the superuser. */
  superuser(): pg.Pool;
  /** Closes the pools and removes the database. */
  drop(): Promise<void>;
}

/**
 * A new database with all migrations, copied from the run's template; for `afterAll`: `database.drop()`.
 * `migrated: false` gives one with roles and rights but without the hub's schema.
 */
export async function testDatabase({ migrated = true } = {}): Promise<TestDatabase> {
  const server = await askForServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await makeDatabase(superuserUrlOf(server, 'postgres'), name, migrated ? MIGRATED_TEMPLATE : EMPTY_TEMPLATE);
  const urls = embeddedUrls(server.port, server.credentials, name);
  const superuserUrl = superuserUrlOf(server, name);
  const pools = new Map<string, pg.Pool>();
  const poolNamed = (key: string, open: () => pg.Pool): pg.Pool => {
    const pool = pools.get(key) ?? open();
    pools.set(key, pool);
    return pool;
  };
  return {
    urls,
    superuserUrl,
    pool: (role) => poolNamed(role, () => openPool(role, urls[role])),
    superuser: () => poolNamed('superuser', () => superuserPool(superuserUrl)),
    drop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      const client = await quietClient(superuserUrlOf(server, 'postgres'));
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.end();
    },
  };
}

function superuserUrlOf(server: TestServer, database: string): string {
  return `postgres://${SUPERUSER}:${server.credentials.superuser}@127.0.0.1:${server.port}/${database}`;
}

function superuserPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4, options: '-c search_path=hub' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function askForServer(): Promise<TestServer> {
  const response = await fetch(inject('databaseDesk'));
  if (!response.ok) throw new Error(`no database for this test: ${await response.text()}`);
  return (await response.json()) as TestServer;
}
