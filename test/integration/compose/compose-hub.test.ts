import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHub, composeWork } from '../../../src/compose.js';
import { openDatabase } from '../../../src/compose/database.js';
import { ConfigFault, readConfig, type Config } from '../../../src/config.js';
import type { DatabaseUrls } from '../../../src/persistence/database-role.js';
import { plantLeaves, waiting } from '../../support/log-tables.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let folder: string;
let development: Config;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'hub-compose-'));
  development = readConfig({ HUB_DATA_DIR: folder });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Connections that the hub holds to the database of this test. */
async function connections(): Promise<readonly string[]> {
  const { rows } = await database.superuser().query<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'hub %'`,
  );
  return rows.map(({ name }) => name);
}

const silent = (): void => undefined;

async function faultsOf(made: Promise<unknown>): Promise<readonly string[]> {
  const fault: unknown = await made.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(fault).toBeInstanceOf(ConfigFault);
  return (fault as ConfigFault).sentences;
}

describe('a hub in production', () => {
  const production = (): Config => ({ ...development, environment: 'production' });

  it('does not start with a superuser for a login, and holds no connection afterwards', async () => {
    const urls: DatabaseUrls = { ...database.urls, app: database.superuserUrl };
    const faults = await faultsOf(composeHub(production(), urls, silent));
    expect(faults).toContain('the database login for hub_app is a superuser');
    expect(faults).toContain('the database login for hub_app logs in as another role');
    expect(faults.filter((fault) => fault.includes('hub_feed'))).toEqual([]);
    await expect.poll(connections).toEqual([]);
  });

  it('neither delivers notices nor sequences the log as a superuser either', async () => {
    const { worker, sequencer } = database.urls;
    const asWorker = { worker: database.superuserUrl, sequencer };
    const faults = await faultsOf(composeWork(production(), asWorker, silent));
    expect(faults).toContain('the database login for hub_worker is a superuser');
    const asSequencer = { worker, sequencer: database.superuserUrl };
    expect(await faultsOf(composeWork(production(), asSequencer, silent))).toContain(
      'the database login for hub_sequencer is a superuser',
    );
    await expect.poll(connections).toEqual([]);
  });
});

describe('the parts of a hub', () => {
  it('that only works needs the logins of the worker and the sequencer and no other', async () => {
    const { worker, sequencer } = database.urls;
    const work = await composeWork(development, { worker, sequencer }, silent);
    await expect.poll(connections).toEqual(expect.arrayContaining(['hub worker', 'hub sequencer']));
    expect(new Set(await connections())).toEqual(new Set(['hub worker', 'hub sequencer']));
    await plantLeaves(database, 3);
    await expect.poll(() => waiting(database), { timeout: 10_000 }).toBe(0);
    await work.close();
    await expect.poll(connections).toEqual([]);
  });

  it('that only answers needs no login of the worker or the sequencer', async () => {
    const { app, feed, readonly } = database.urls;
    const hub = await composeHub(development, { app, feed, readonly }, silent, { work: false, sequence: false });
    await hub.readiness();
    expect((await connections()).filter((name) => /worker|sequencer/.test(name))).toEqual([]);
    await hub.close();
    await expect.poll(connections).toEqual([]);
  });

  it('say which login is missing', async () => {
    const { app, feed, readonly } = database.urls;
    expect(await faultsOf(composeHub(development, { app, feed, readonly }, silent))).toEqual([
      'HUB_WORKER_DATABASE_URL is not set: the URL of hub_worker',
    ]);
    const { worker } = database.urls;
    expect(await faultsOf(composeWork(development, { worker }, silent))).toEqual([
      'HUB_SEQUENCER_DATABASE_URL is not set: the URL of hub_sequencer',
    ]);
  });

  it('hold no connection when something fails after the first was made', async () => {
    // the folder of the keys cannot be made below a file
    const config = { ...development, log: { ...development.log, receiptKeyFile: '/dev/null/receipt.pem' } };
    await expect(composeHub(config, database.urls, silent)).rejects.toThrow();
    await expect.poll(connections).toEqual([]);
  });
});

describe('an existing database', () => {
  const config = (urls: DatabaseUrls): Config => ({
    ...development,
    database: { kind: 'external', urls, adminUrl: undefined },
  });

  it('that is migrated may be started on', async () => {
    const opened = await openDatabase(config(database.urls), silent);
    await expect(opened.prepare('app')).resolves.toBeUndefined();
  });

  it('that lacks migrations stops the start with what to do', async () => {
    const empty = await testDatabase({ migrated: false });
    try {
      const opened = await openDatabase(config(empty.urls), silent);
      await expect(opened.prepare('app')).rejects.toMatchObject({
        exitCode: 22,
        message: expect.stringMatching(/^the database has not had \d+ of this hub's migrations: run `hub migrate`$/),
      });
    } finally {
      await empty.drop();
    }
  });

  it('that lets nobody in stops the start with its code and without its URL', async () => {
    const away = new URL(database.urls.app);
    away.password = 'wrong';
    const opened = await openDatabase(config({ app: away.href }), silent);
    await expect(opened.prepare('app')).rejects.toMatchObject({
      exitCode: 23,
      message: 'the database does not let hub_app in (28P01)',
    });
  });
});
