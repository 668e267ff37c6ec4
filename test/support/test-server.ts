import { chmodSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MIGRATIONS } from '../../migrations/index.js';
import type { Credentials } from '../../src/persistence/embedded/credentials.js';
import { startEmbeddedPostgres } from '../../src/persistence/embedded/embedded-postgres.js';
import { embeddedUrls } from '../../src/persistence/embedded/embedded-urls.js';
import { isAlive, readServerLock, serves } from '../../src/persistence/embedded/server-process.js';
import { migrate } from '../../src/persistence/migrate.js';
import { makeDatabase, makeRoles } from '../../src/persistence/roles.js';

/** What a test file needs to make a database of its own; plain data, as it crosses from process to process. */
export interface TestServer {
  readonly port: number;
  readonly credentials: Credentials;
}

/** Migrated once; each test file copies it. */
export const MIGRATED_TEMPLATE = 'hub_template';

/** Has roles and rights but no migration. */
export const EMPTY_TEMPLATE = 'template0';

const BEGINNING = 'hub-test-';
const OWNER = 'owner';

// the data is thrown away with the run, so nothing is gained by waiting for a disk
const HASTY = { fsync: 'off', full_page_writes: 'off', max_wal_size: '4GB' };

/** One server for a whole run, in a folder of its own, so that two runs never meet. */
export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  await sweepEarlierRuns();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), BEGINNING)));
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, OWNER), String(process.pid));
  const embedded = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    settings: HASTY,
    outlivesUs: false,
    log: () => undefined,
  });
  const { port, credentials } = embedded;
  await makeRoles(embedded.superuserUrl(), credentials.roles, { unlessMade: true });
  await makeDatabase(embedded.superuserUrl(), MIGRATED_TEMPLATE);
  await migrate(embeddedUrls(port, credentials, MIGRATED_TEMPLATE).migrator, MIGRATIONS);
  const stop = async (): Promise<void> => {
    await embedded.stop();
    removeRun(folder, embedded.dataFolder);
  };
  return { server: { port, credentials }, stop };
}

/** A run that was killed leaves its server behind; the next run ends it. */
async function sweepEarlierRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(BEGINNING))) {
    try {
      await sweep(realpathSync(join(tmpdir(), name)));
    } catch {
      // another user's run, or one that is just being swept
    }
  }
}

async function sweep(folder: string): Promise<void> {
  if (isAlive(Number.parseInt(readFileSync(join(folder, OWNER), 'utf8'), 10))) return;
  const dataFolder = join(folder, 'data', 'postgres');
  const pid = readServerLock(dataFolder)?.pid;
  if (pid !== undefined && serves(pid, dataFolder)) {
    process.kill(pid, 'SIGQUIT');
    for (let looks = 0; looks < 100 && isAlive(pid); looks += 1) await delay(20);
  }
  removeRun(folder, dataFolder);
}

function removeRun(folder: string, dataFolder: string): void {
  // elsewhere when the server's user could not reach the folder for temporary files
  if (!dataFolder.startsWith(folder)) rmSync(dirname(dataFolder), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
