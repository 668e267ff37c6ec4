import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase } from '../src/compose/database.js';
import { readConfig, type Config } from '../src/config.js';
import { createSubmitFeed } from '../src/feed/submit-feed.js';
import { bulkLoad } from '../src/persistence/bulk-load.js';
import type { DatabaseUrls } from '../src/persistence/database-role.js';
import { seedDemo } from '../src/persistence/demo-seed.js';
import type { EventLog } from '../src/persistence/log/events/event-row.js';
import { openReceiptKey } from '../src/persistence/log/keys/receipt-key.js';
import { DATABASE_NAME, embeddedUrls } from '../src/persistence/embedded/embedded-urls.js';
import { quietClient } from '../src/persistence/quiet-client.js';
import { makeDatabase } from '../src/persistence/roles.js';
import type { CalendarDate } from '../src/shared/calendar-date.js';
import { demoDirectory } from '../src/synthetic-town/demo-directory.js';
import { writeTown } from '../src/synthetic-town/write-town.js';
import { workforceEntries, type Workforce } from './workforce.js';

/** A server of this run's own, with the hub's default durability and the whole town in it. */
export interface LoadedDatabase {
  readonly config: Config;
  readonly urls: DatabaseUrls;
  readonly superuserUrl: string;
  /** Process number of the server. */
  readonly serverPid: () => number;
  /** A copy of the database on the same server, under another name. Nobody may be connected to it meanwhile. */
  readonly copy: (name: string) => Promise<{ readonly urls: DatabaseUrls; readonly superuserUrl: string }>;
  /** For what else the run keeps until it ends. */
  readonly folder: string;
  /** Stops the server and removes everything. */
  remove(): Promise<void>;
}

export interface Town {
  readonly children: number;
  readonly people: Workforce;
  /** Who signs everybody in. */
  readonly issuer: string;
}

const SEED = 7;
const INTERRUPTED = 130;

/** Starts a server in a temporary folder, migrates it and fills it by COPY. `say` is told what is under way. */
export async function loadedDatabase(town: Town, say: (line: string) => void): Promise<LoadedDatabase> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-bench-')));
  // the server's own user passes through
  chmodSync(folder, 0o711);
  const config = readConfig({ HUB_DATA_DIR: join(folder, 'data') });
  const database = await openDatabase(config, say);
  const { server, urls } = database;
  if (server === undefined || urls.migrator === undefined) throw new Error('the benchmark runs on an embedded server');
  const superuserUrl = server.superuserUrl(DATABASE_NAME);
  const remove = async (): Promise<void> => {
    await database.stop();
    if (!server.dataFolder.startsWith(folder)) rmSync(dirname(server.dataFolder), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  // children of this process end with it; the server would not
  process.once('SIGINT', () => {
    void remove().finally(() => process.exit(INTERRUPTED));
  });
  try {
    await database.migrate();
    await fill(urls.migrator, superuserUrl, join(folder, 'town'), town, logOf(config), say);
  } catch (error) {
    await remove();
    throw error;
  }
  const copy: LoadedDatabase['copy'] = async (name) => {
    await makeDatabase(server.superuserUrl(), name, DATABASE_NAME);
    return { urls: embeddedUrls(server.port, server.credentials, name), superuserUrl: server.superuserUrl(name) };
  };
  return { config, urls, superuserUrl, serverPid: () => server.pid(), copy, folder, remove };
}

/** The key is made here and used by the hub that is measured. */
function logOf({ log: { origin, receiptKeyFile } }: Config): EventLog {
  return { origin, signer: openReceiptKey({ path: receiptKeyFile, whenMissing: 'MAKE' }, origin).signer };
}

async function fill(
  migratorUrl: string,
  superuserUrl: string,
  folder: string,
  { children, people, issuer }: Town,
  log: EventLog,
  say: (line: string) => void,
): Promise<void> {
  const asOf = new Date().toISOString().slice(0, 10) as CalendarDate;
  await seedDemo(migratorUrl, demoDirectory(asOf, { cis2: issuer, oidc: issuer }), 'development');
  await seedDemo(migratorUrl, workforceEntries(people, asOf, issuer), 'development');
  say(`a town of ${children} children is made`);
  const files = await writeTown({ children, seed: SEED, asOf }, folder);
  say('the town is loaded');
  await bulkLoad(
    migratorUrl,
    files.map(({ path }) => path),
    (store) =>
      createSubmitFeed({
        store,
        newId: randomUUID,
        sha256: (text) => createHash('sha256').update(text).digest('hex'),
        testNumbers: 'ACCEPTED',
      }),
    log,
  );
  rmSync(folder, { recursive: true, force: true });
  const owner = await quietClient(superuserUrl);
  try {
    // a load of this size leaves a checkpoint's work behind, which belongs to no measurement
    await owner.query('CHECKPOINT');
  } finally {
    await owner.end();
  }
}
