import { resolve } from 'node:path';
import type { Config } from '../config.js';
import { backUp } from '../persistence/embedded/backup.js';
import { BackupFault } from '../persistence/embedded/backup-fault.js';
import type { BackupManifest } from '../persistence/embedded/backup-manifest.js';
import { startEmbeddedPostgres } from '../persistence/embedded/embedded-postgres.js';
import { restore } from '../persistence/embedded/restore.js';
import { existingDataFolder } from '../persistence/embedded/server-home.js';

/**
 * Backs up the embedded database of this hub into the new folder `target`, whether the hub is running or not.
 * @throws BackupFault, DatabaseFault
 */
export async function backUpHub(config: Config, target: string, log: (line: string) => void): Promise<BackupManifest> {
  const port = embeddedPort(config, 'back up');
  const { dataDirectory: dataDir } = config;
  if (existingDataFolder(dataDir) === undefined) {
    throw new BackupFault('NO_DATABASE', `there is no database in \`${dataDir}\` to back up`);
  }
  const server = await startEmbeddedPostgres({ dataDir, log, ...(port === undefined ? {} : { port }) });
  try {
    return await backUp(server, resolve(target));
  } finally {
    await server.leave();
  }
}

/**
 * Puts a backup where this hub's embedded database would be made, and starts nothing.
 * @throws BackupFault, DatabaseFault
 */
export async function restoreHub(config: Config, from: string, log: (line: string) => void): Promise<BackupManifest> {
  embeddedPort(config, 'restore');
  return restore({ from: resolve(from), dataDir: config.dataDirectory, log });
}

/** The port that was chosen for the embedded database. A database of somebody else's has tools of its own. */
function embeddedPort({ database }: Config, what: 'back up' | 'restore'): number | undefined {
  if (database.kind === 'embedded') return database.port;
  throw new BackupFault(
    'EXTERNAL_DATABASE',
    `the database at HUB_DATABASE_URL is not this hub's own: ${what} it with its provider's tools, such as pg_basebackup`,
  );
}
