import { MIGRATIONS } from '../migrations/index.js';
import { demandUrl, type Config } from './config.js';
import type { DatabaseUrls } from './persistence/database-role.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './persistence/embedded/embedded-postgres.js';
import { DATABASE_NAME, embeddedUrls } from './persistence/embedded/embedded-urls.js';
import { migrate } from './persistence/migrate.js';
import { makeDatabase, makeRoles, type RolePasswords } from './persistence/roles.js';

/** The database as the rest of the hub sees it: URLs, and the embedded server behind them if there is one. */
export interface Database {
  readonly urls: DatabaseUrls;
  /** The embedded server; undefined when HUB_DATABASE_URL names an existing one. */
  readonly server: EmbeddedPostgres | undefined;
  /** Runs the migrations that are due; returns their names. */
  migrate(): Promise<readonly string[]>;
  /** Stops an embedded server; an existing one is left alone. */
  stop(): Promise<void>;
  /** Stops an embedded server only if this process started it. */
  leave(): Promise<void>;
}

/**
 * Starts or adopts the embedded server with its roles and database, or takes the URLs of an existing server.
 * @throws DatabaseFault, ConfigFault
 */
export async function openDatabase(config: Config, log: (line: string) => void): Promise<Database> {
  return config.database.kind === 'embedded'
    ? openEmbedded(config.dataDirectory, config.database.port, log)
    : openExternal(config.database);
}

async function openEmbedded(dataDir: string, port: number | undefined, log: (line: string) => void): Promise<Database> {
  const server = await startEmbeddedPostgres({ dataDir, log, ...(port === undefined ? {} : { port }) });
  try {
    await makeRoles(server.superuserUrl(), server.credentials.roles, { unlessMade: true });
    await makeDatabase(server.superuserUrl(), DATABASE_NAME);
  } catch (error) {
    await server.leave();
    throw error;
  }
  const urls = embeddedUrls(server.port, server.credentials);
  return {
    urls,
    server,
    migrate: () => migrate(urls.migrator, MIGRATIONS),
    stop: () => server.stop(),
    leave: () => server.leave(),
  };
}

function openExternal({ urls, adminUrl }: Extract<Config['database'], { kind: 'external' }>): Database {
  const migrateExternal = async (): Promise<readonly string[]> => {
    const migratorUrl = demandUrl(urls, 'migrator');
    if (adminUrl !== undefined) await prepareExternal(adminUrl, urls, migratorUrl);
    return migrate(migratorUrl, MIGRATIONS);
  };
  const nothing = (): Promise<void> => Promise.resolve();
  return { urls, server: undefined, migrate: migrateExternal, stop: nothing, leave: nothing };
}

/** With an administrator's URL the roles and the database are made too; the URLs say with which passwords. */
async function prepareExternal(adminUrl: string, urls: DatabaseUrls, migratorUrl: string): Promise<void> {
  const passwords = Object.entries(urls).map(([role, url]) => [role, decodeURIComponent(new URL(url).password)]);
  await makeRoles(adminUrl, Object.fromEntries(passwords) as RolePasswords, { unlessMade: false });
  await makeDatabase(adminUrl, decodeURIComponent(new URL(migratorUrl).pathname.slice(1)));
}
