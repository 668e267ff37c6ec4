import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Database } from '../../src/compose/database.js';
import { URL_VARIABLES } from '../../src/config.js';
import { dateInEngland } from '../../src/date-in-england.js';
import { NOT_STARTED } from '../../src/http/starting-server.js';
import { CAST_SIZE } from '../../src/synthetic-town/cast.js';
import { enquiryLoad } from '../support/enquiry-load.js';
import { hubCommand, twoFreePorts, type RunningCommand } from '../support/hub-command.js';
import { expectNothingUnrecorded, expectPhonesAlone } from '../support/nothing-unrecorded.js';
import { privateServer, type PrivateServer } from '../support/private-server.js';

const SOON = { timeout: 60_000, interval: 20 };

let server: PrivateServer;
let database: Database;
let folder: string;
let url: string;
let settings: Readonly<Record<string, string>>;
const started: RunningCommand[] = [];

beforeAll(async () => {
  server = await privateServer();
  database = server.database;
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-away-')));
  const port = await twoFreePorts();
  url = `http://127.0.0.1:${port}`;
  const { app, feed, sequencer, worker, readonly, migrator } = database.urls;
  const logins = Object.entries({ app, feed, sequencer, worker, readonly, migrator });
  settings = {
    HUB_DATA_DIR: join(folder, 'data'),
    HUB_PORT: String(port),
    HUB_DEMO_DATA: 'on',
    HUB_DEMO_CHILDREN: String(CAST_SIZE),
    ...Object.fromEntries(logins.map(([role, at]) => [URL_VARIABLES[role as keyof typeof URL_VARIABLES], at ?? ''])),
  };
  // builds if that is due, and fills the database and the file of duty numbers
  const hub = start();
  await hub.says('every example: npx hub personas');
  await endedInOrder(hub);
}, 300_000);
afterEach(async () => {
  for (const { process: hub, ended } of started.splice(0)) {
    hub.kill('SIGKILL');
    await ended;
  }
});
afterAll(async () => {
  await database.stop();
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function start(changed: Readonly<Record<string, string>> = {}): RunningCommand {
  const hub = hubCommand(['start'], { ...settings, ...changed });
  started.push(hub);
  return hub;
}

async function endedInOrder(hub: RunningCommand): Promise<string> {
  hub.process.kill('SIGTERM');
  const { code, err } = await hub.ended;
  expect(code).toBe(0);
  return err;
}

async function databaseBack(): Promise<void> {
  database = await openDatabase(server.config, () => undefined);
}

const statusOf = async (path: string): Promise<number> => (await fetch(`${url}${path}`)).status;
const lives = (): Promise<void> => vi.waitFor(async () => expect(await statusOf('/livez')).toBe(200), SOON);

describe('a hub that starts while its database is away (F2)', { timeout: 240_000 }, () => {
  it('says whom to phone, becomes ready by itself when the database is back, and answers', async () => {
    await database.stop();
    const hub = start();
    await lives();
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { ready: false, reasons: [NOT_STARTED], degraded: [] }]);

    const token = (await hubCommand(['token', '--as', 'ae-nurse'], settings).ended).out.trim();
    const asked = { url, token, asOf: dateInEngland(new Date()), atOnce: 2 };
    const load = enquiryLoad(asked);
    await load.failed(5);
    expectPhonesAlone(await load.stop());

    await databaseBack();
    await vi.waitFor(async () => expect(await statusOf('/readyz')).toBe(200), SOON);
    const later = enquiryLoad(asked);
    await later.answered(5);
    const sent = await later.stop();
    expect(sent.map(({ reply }) => reply?.status)).toEqual(sent.map(() => 200));
    const pool = new pg.Pool({ connectionString: database.server?.superuserUrl('hub'), max: 2 });
    await expectNothingUnrecorded({ database: { superuser: () => pool } }, sent).finally(() => pool.end());
    const said = await endedInOrder(hub);
    expect(said.match(/the database does not let hub_app in \(ECONNREFUSED\): waiting for it/g)).toHaveLength(1);
  });

  it('stops when it is told to, still waiting', async () => {
    await database.stop();
    const hub = start();
    await lives();
    expect(await endedInOrder(hub)).toContain('stopped before it was ready');
    await databaseBack();
  });

  it('does not wait for one that is there and refuses its password', async () => {
    const wrong = new URL(settings['HUB_DATABASE_URL'] ?? '');
    wrong.password = 'wrong';
    const { code, err } = await start({ HUB_DATABASE_URL: wrong.href }).ended;
    expect([code, err]).toEqual([23, expect.stringContaining('the database does not let hub_app in (28P01)')]);
    expect(err).not.toContain('waiting');
  });
});
