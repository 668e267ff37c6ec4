import { MIGRATIONS } from '../../migrations/index.js';
import { demandUrl, type Config } from '../config.js';
import { loginName, type DatabaseRole, type DatabaseUrls } from '../persistence/database-role.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../persistence/embedded/embedded-postgres.js';
import { DATABASE_NAME, embeddedUrls } from '../persistence/embedded/embedded-urls.js';
import { migrate } from '../persistence/migrate.js';
import { installPolicy, policyInForce } from '../persistence/policy-store.js';
import { quietClient } from '../persistence/quiet-client.js';
import { makeDatabase, makeRoles, type RolePasswords } from '../persistence/roles.js';
import { DatabaseAway } from './database-away.js';
import { demandMigrated } from './demand-migrated.js';
import { PolicyNotInForce } from './policy-not-in-force.js';
import { SHIPPED_POLICY } from './shipped-policy.js';

/** The database as the rest of the hub sees it: URLs, and the embedded server behind them if there is one. */
export interface Database {
  readonly urls: DatabaseUrls;
  /** The embedded server; undefined when HUB_DATABASE_URL names an existing one. */
  readonly server: EmbeddedPostgres | undefined;
  /** Runs the migrations that are due; returns their names. */
  migrate(): Promise<readonly string[]>;
  /**
   * Before a hub that logs in as `role` runs on it: an embedded database is migrated; an existing one must have been,
   * because more than this hub may depend on when that happens, and in production its policy must be the hub's own. Throws
   * `SchemaBehind`, `DatabaseAway` or `PolicyNotInForce`.
   */
  prepare(role: DatabaseRole): Promise<void>;
  /** Stops an embedded server; an existing one is left alone. */
  stop(): Promise<void>;
  /** Stops an embedded server only if this process started it. */
  leave(): Promise<void>;
}

/** What decides which database it is. */
export type DatabaseSettings = Pick<Config, 'environment' | 'dataDirectory' | 'database'>;

/**
 * Starts or adopts the embedded server with its roles and database, or takes the URLs of an existing server.
 * @throws DatabaseFault, ConfigFault
 */
export async function openDatabase(config: DatabaseSettings, log: (line: string) => void): Promise<Database> {
  return config.database.kind === 'embedded'
    ? openEmbedded(config, config.database.port, log)
    : openExternal(config, config.database, log);
}

async function openEmbedded(
  { dataDirectory: dataDir, environment }: DatabaseSettings,
  port: number | undefined,
  log: (line: string) => void,
): Promise<Database> {
  const server = await startEmbeddedPostgres({ dataDir, log, ...(port === undefined ? {} : { port }) });
  try {
    await makeRoles(server.superuserUrl(), server.credentials.roles, { unlessMade: true });
    await makeDatabase(server.superuserUrl(), DATABASE_NAME);
  } catch (error) {
    await server.leave();
    throw error;
  }
  const urls = embeddedUrls(server.port, server.credentials);
  const migrateOwn = () => migrateAndInstall(urls.migrator, environment, log);
  return {
    urls,
    server,
    migrate: migrateOwn,
    prepare: async () => {
      await migrateOwn();
    },
    stop: () => server.stop(),
    leave: () => server.leave(),
  };
}

function openExternal(
  { environment }: DatabaseSettings,
  { urls, adminUrl }: Extract<Config['database'], { kind: 'external' }>,
  log: (line: string) => void,
): Database {
  const migrateExternal = async (): Promise<readonly string[]> => {
    const migratorUrl = demandUrl(urls, 'migrator');
    if (adminUrl !== undefined) await prepareExternal(adminUrl, urls, migratorUrl);
    return migrateAndInstall(migratorUrl, environment, log);
  };
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    urls,
    server: undefined,
    migrate: migrateExternal,
    prepare: async (role) => {
      const url = demandUrl(urls, role);
      await demandMigrated(url, role);
      // the part that delivers notices decides nothing
      if (role === 'app' && environment === 'production') await demandOwnPolicy(url);
    },
    stop: nothing,
    leave: nothing,
  };
}

/** What decides is what this hub was built with; in production it decides only while that is what people agreed to. */
async function demandOwnPolicy(url: string): Promise<void> {
  const inForce = await askPolicyInForce(url).catch((cause: unknown) => {
    throw new DatabaseAway(loginName('app'), cause);
  });
  if (inForce !== SHIPPED_POLICY.version) throw new PolicyNotInForce(SHIPPED_POLICY.version, inForce);
}

async function askPolicyInForce(url: string): Promise<string | null> {
  const client = await quietClient(url);
  try {
    return await policyInForce(client);
  } finally {
    await client.end();
  }
}

/** With an administrator's URL the roles and the database are made too; the URLs say with which passwords. */
async function prepareExternal(adminUrl: string, urls: DatabaseUrls, migratorUrl: string): Promise<void> {
  const passwords = Object.entries(urls).map(([role, url]) => [role, decodeURIComponent(new URL(url).password)]);
  await makeRoles(adminUrl, Object.fromEntries(passwords) as RolePasswords, { unlessMade: false });
  await makeDatabase(adminUrl, decodeURIComponent(new URL(migratorUrl).pathname.slice(1)));
}

/** Migrations, then the policy: without one in force nothing is decided. */
async function migrateAndInstall(
  url: string,
  environment: Config['environment'],
  log: (line: string) => void,
): Promise<readonly string[]> {
  const done = await migrate(url, MIGRATIONS);
  const installed = await installPolicy(url, SHIPPED_POLICY, environment);
  const short = SHIPPED_POLICY.version.slice(0, 12);
  if (installed === 'ACTIVATED_NOW') log(`policy ${short} is now in force: the one that this hub was built with`);
  if (installed === 'ANOTHER_IN_FORCE') {
    log(
      `policy ${short} is stored but another is in force: this hub does not start until two people approve it, see \`hub policy propose\``,
    );
  }
  return done;
}
