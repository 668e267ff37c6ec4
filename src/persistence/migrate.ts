import { migrationDataSource, type MigrationClass } from './data-source.js';
import { DATABASE_ROLES, loginName } from './database-role.js';
import { quietClient } from './quiet-client.js';

// held while migrations run, so that of two hubs that start at once one migrates and the other finds it done
const MIGRATION_LOCK = 7_351_002;

/**
 * Runs the migrations that a database has not had yet, each in a transaction of its own, and returns their names.
 * `url` is that of `hub_migrator`.
 */
export async function migrate(url: string, migrations: readonly MigrationClass[]): Promise<readonly string[]> {
  const guard = await quietClient(url);
  try {
    // waits as long as another hub migrates: the login's limit on locks is for the migrations themselves
    await guard.query('SET lock_timeout = 0');
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = await migrationDataSource(url, migrations).initialize();
    try {
      const done = await source.runMigrations();
      await source.query(`GRANT SELECT ON public.hub_migration TO ${DATABASE_ROLES.map(loginName).join(', ')}`);
      return done.map((migration) => plainName(migration.name));
    } finally {
      await source.destroy();
    }
  } finally {
    await guard.end();
  }
}

/**
 * Names of the migrations that a database has not had yet; all of them for a new one. Any login of the hub may ask.
 */
export async function pendingMigrations(
  url: string,
  migrations: readonly MigrationClass[],
): Promise<readonly string[]> {
  const client = await quietClient(url);
  try {
    const list = await client.query<{ list: string | null }>(`SELECT to_regclass('public.hub_migration') AS list`);
    if (list.rows[0]?.list === null) return migrations.map((migration) => migration.name);
    const { rows } = await client.query<{ name: string }>('SELECT name FROM public.hub_migration');
    const done = new Set(rows.map((row) => plainName(row.name)));
    return migrations.map((migration) => migration.name).filter((name) => !done.has(name));
  } finally {
    await client.end();
  }
}

/** The name of the class, from the longer one that TypeORM keeps. */
function plainName(name: string): string {
  return name.replace(/0{9}(\d{4})$/, '$1');
}
