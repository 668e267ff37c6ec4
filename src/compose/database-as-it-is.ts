import { ConfigFault, demandUrl, URL_VARIABLES, type Config } from '../config.js';
import type { DatabaseRole } from '../persistence/database-role.js';
import { startEmbeddedPostgres } from '../persistence/embedded/embedded-postgres.js';
import { embeddedUrls } from '../persistence/embedded/embedded-urls.js';
import { existingDataFolder } from '../persistence/embedded/server-home.js';
import { demandMigrated } from './demand-migrated.js';

/** A database in which nothing is made: no server folder, no role, no migration. */
export interface DatabaseAsItIs {
  /** Of the one login that was asked for. */
  readonly url: string;
  /** Stops an embedded server only if it did not run before. */
  leave(): Promise<void>;
}

/**
 * Reaches the database for one login and leaves it as it is, for whoever comes to look at it.
 * @throws SchemaBehind, DatabaseAway, DatabaseFault; ConfigFault when there is none
 */
export async function databaseAsItIs(
  { database, dataDirectory: dataDir }: Pick<Config, 'dataDirectory' | 'database'>,
  role: DatabaseRole,
  log: (line: string) => void,
): Promise<DatabaseAsItIs> {
  if (database.kind === 'external') {
    const url = demandUrl(database.urls, role);
    await demandMigrated(url, role);
    return { url, leave: () => Promise.resolve() };
  }
  if (existingDataFolder(dataDir) === undefined) {
    throw new ConfigFault([
      `there is no database where HUB_DATA_DIR leads, and ${URL_VARIABLES[role]} is not set: one of them has to name it`,
    ]);
  }
  const { port } = database;
  const server = await startEmbeddedPostgres({ dataDir, log, ...(port === undefined ? {} : { port }) });
  try {
    const url = demandUrl(embeddedUrls(server.port, server.credentials), role);
    await demandMigrated(url, role);
    return { url, leave: () => server.leave() };
  } catch (fault) {
    await server.leave();
    throw fault;
  }
}
