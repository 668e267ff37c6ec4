import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_FAULT_EXIT_CODES, DatabaseFault } from '../../../src/persistence/embedded/database-fault.js';
import {
  startEmbeddedPostgres,
  type EmbeddedOptions,
  type EmbeddedPostgres,
} from '../../../src/persistence/embedded/embedded-postgres.js';
import { isAlive } from '../../../src/persistence/embedded/server-process.js';
import { makeFolder, temporaryFolder, type MadeFolder } from './made-folder.js';

// what these tests kill is the server, never the machine, so nothing need reach the disk
const HASTY = { fsync: 'off' };

const cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

function newFolder(): string {
  const folder = temporaryFolder();
  cleanUp.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return join(folder, 'data');
}

let made: MadeFolder;
beforeAll(async () => {
  made = await makeFolder(HASTY);
}, 60_000);
afterAll(() => {
  made.remove();
});

/** The folder of a hub that ran before. */
function madeFolder(): string {
  const folder = newFolder();
  made.copyTo(folder);
  return folder;
}

async function start(dataDir: string, more: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, settings: HASTY, log: () => undefined, ...more });
  cleanUp.push(() => server.stop());
  return server;
}

async function query(server: EmbeddedPostgres, text: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.superuserUrl() });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<string[]>({ text, rowMode: 'array' });
    return String(rows[0]?.[0]);
  } finally {
    await client.end();
  }
}

async function faultOf(starting: Promise<unknown>): Promise<DatabaseFault> {
  const fault: unknown = await starting.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(DatabaseFault);
  return fault as DatabaseFault;
}

async function somePortTaken(): Promise<number> {
  const server = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => new Promise((resolve) => server.close(resolve)));
  return (server.address() as AddressInfo).port;
}

describe('a fresh start', { timeout: 60_000 }, () => {
  it('makes a durable UTF-8 database that only loopback with a password reaches', async () => {
    const server = await start(newFolder(), { settings: {} });
    const names = [
      'server_encoding',
      'data_checksums',
      'listen_addresses',
      'fsync',
      'synchronous_commit',
      'full_page_writes',
    ];
    const values = [];
    for (const name of names) values.push(await query(server, `SHOW ${name}`));
    expect(values).toEqual(['UTF8', 'on', '127.0.0.1', 'on', 'on', 'on']);
    const stranger = new pg.Client({ connectionString: server.superuserUrl().replace(/:[^:@]+@/, ':guess@') });
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
  });

  it('keeps the passwords in a file that only its owner may read', async () => {
    const folder = newFolder();
    await start(folder);
    expect(
      Number(execFileSync('stat', ['-c', '%a', join(folder, 'embedded-postgres.json')], { encoding: 'utf8' })),
    ).toBe(600);
  });

  it('writes no value of a failed statement to the server log', async () => {
    const folder = madeFolder();
    const server = await start(folder);
    await expect(query(server, `SELECT 'canary-9991234567'::uuid`)).rejects.toThrow('invalid input syntax');
    await expect(query(server, `SELECT * FROM canary_9991234567`)).rejects.toThrow('does not exist');
    await server.stop();
    const log = readFileSync(join(folder, 'postgres.log'), 'utf8');
    expect(log).toContain('shut down');
    expect(log).not.toContain('9991234567');
  });

  it('keeps data and port over a stop and a start', async () => {
    const folder = newFolder();
    const first = await start(folder);
    await query(first, `CREATE TABLE kept AS SELECT 'still here' AS word`);
    await first.stop();
    expect(isAlive(first.pid())).toBe(false);
    const second = await start(folder);
    expect(second.adopted).toBe(false);
    expect(second.port).toBe(first.port);
    expect(await query(second, 'SELECT word FROM kept')).toBe('still here');
  });

  it('starts again when an earlier one was cut off while it made the database', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'postgres.unfinished-1'), { recursive: true, mode: 0o711 });
    chmodSync(folder, 0o711);
    const server = await start(folder);
    expect(existsSync(join(folder, 'postgres.unfinished-1'))).toBe(false);
    expect(await query(server, 'SELECT 1')).toBe('1');
  });
});

describe('after a kill -9', { timeout: 60_000 }, () => {
  it('adopts the server that a killed hub left running', async () => {
    const folder = madeFolder();
    const first = await start(folder);
    const second = await start(folder);
    expect(second.adopted).toBe(true);
    expect(second.pid()).toBe(first.pid());
    await second.leave();
    expect(isAlive(first.pid())).toBe(true);
  });

  it('restarts a killed server within five seconds, with all that was committed', async () => {
    const server = await start(madeFolder());
    await query(server, `CREATE TABLE kept AS SELECT 'last words' AS word`);
    const died = server.pid();
    const events: string[] = [];
    const back = new Promise<void>((resolve) => {
      server.onEvent((event) => {
        events.push(event);
        if (event === 'UP') resolve();
      });
    });
    const began = performance.now();
    process.kill(died, 'SIGKILL');
    await back;
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(events).toEqual(['DOWN', 'UP']);
    expect(server.pid()).not.toBe(died);
    expect(await query(server, 'SELECT word FROM kept')).toBe('last words');
  });

  it('removes the lock of a server that is gone', async () => {
    const folder = madeFolder();
    const first = await start(folder);
    const lock = readFileSync(join(first.dataFolder, 'postmaster.pid'), 'utf8');
    await first.stop();
    writeFileSync(join(first.dataFolder, 'postmaster.pid'), lock);
    const second = await start(folder);
    expect(second.adopted).toBe(false);
    expect(await query(second, 'SELECT 1')).toBe('1');
  });

  it('starts one server when two processes start at once', async () => {
    const folder = newFolder();
    const [one, other] = await Promise.all([start(folder), start(folder)]);
    expect(one.pid()).toBe(other.pid());
    expect([one.adopted, other.adopted].filter(Boolean)).toHaveLength(1);
  });

  it('does not take a stranger that has the number of a dead server for the server', async () => {
    const folder = madeFolder();
    const first = await start(folder);
    const { dataFolder } = first;
    await first.stop();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
    cleanUp.push(() => stranger.kill('SIGKILL'));
    writeFileSync(join(dataFolder, 'postmaster.pid'), `${stranger.pid}\n${dataFolder}\n0\n${first.port}\n`);
    const second = await start(folder);
    expect(second.adopted).toBe(false);
    expect(second.pid()).not.toBe(stranger.pid);
  });
});

describe('what it refuses, each with one sentence and a code of its own', { timeout: 60_000 }, () => {
  it('has a different exit code for each fault', () => {
    const codes = Object.values(DATABASE_FAULT_EXIT_CODES);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('refuses a data folder of another major version', async () => {
    const folder = madeFolder();
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n');
    const fault = await faultOf(start(folder));
    expect(fault.kind).toBe('ANOTHER_VERSION');
    expect(fault.message).toContain('was made by PostgreSQL 15, and this hub runs 17');
  });

  it('refuses a folder that holds something else', async () => {
    const folder = madeFolder();
    rmSync(join(folder, 'postgres', 'PG_VERSION'));
    expect((await faultOf(start(folder))).kind).toBe('NOT_A_DATABASE');
  });

  it('refuses a database whose passwords are lost', async () => {
    const folder = madeFolder();
    rmSync(join(folder, 'embedded-postgres.json'));
    expect((await faultOf(start(folder))).kind).toBe('CREDENTIALS_LOST');
  });

  it('refuses a port that another program has', async () => {
    const port = await somePortTaken();
    const fault = await faultOf(start(madeFolder(), { port }));
    expect(fault.kind).toBe('PORT_TAKEN');
    expect(fault.message).toContain(`port ${port}, which the hub's database uses, is taken by another program`);
  });

  it("refuses a port on which another program's PostgreSQL answers", async () => {
    const other = await start(madeFolder());
    const fault = await faultOf(start(madeFolder(), { port: other.port }));
    expect(fault.kind).toBe('ANOTHER_SERVER_ON_PORT');
  });

  it('refuses a live server on its folder that does not take its password', async () => {
    const folder = madeFolder();
    const server = await start(folder);
    await query(server, `ALTER ROLE hub_superuser PASSWORD 'changed'`);
    const fault = await faultOf(start(folder));
    expect(fault.kind).toBe('SERVED_BY_ANOTHER_PROGRAM');
    expect(isAlive(server.pid())).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)('refuses a full disk, and starts when there is room again', async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o711 });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=0711', 'tmpfs', folder]);
    cleanUp.push(() => execFileSync('umount', [folder]));
    expect((await faultOf(start(folder))).kind).toBe('DISK_FULL');
    execFileSync('mount', ['-o', 'remount,size=400m', folder]);
    const server = await start(folder);
    await server.stop();
    execFileSync('sh', ['-c', `cat /dev/zero > '${folder}/filler' 2>/dev/null || true`]);
    const fault = await faultOf(start(folder));
    expect(fault.kind).toBe('DISK_FULL');
    rmSync(join(folder, 'filler'));
    expect(await query(await start(folder), 'SELECT 1')).toBe('1');
  });
});

describe.runIf(process.getuid?.() === 0)('as root', { timeout: 60_000 }, () => {
  it('runs the server as an unprivileged user', async () => {
    const server = await start(newFolder());
    const owner = execFileSync('ps', ['-o', 'user=', '-p', String(server.pid())], { encoding: 'utf8' }).trim();
    expect(['postgres', 'nobody']).toContain(owner);
  });

  it('moves to the shared folder, and says so, when that user cannot reach the project folder', async () => {
    const folder = newFolder();
    const outer = join(folder, '..');
    const shared = join(newFolder(), 'shared');
    chmodSync(outer, 0o700);
    mkdirSync(shared, { recursive: true, mode: 0o711 });
    const lines: string[] = [];
    const server = await start(folder, { sharedHome: shared, log: (line) => void lines.push(line) });
    expect(server.dataFolder.startsWith(shared)).toBe(true);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('cannot reach the project folder');
    await server.stop();
    expect((await start(folder, { sharedHome: shared })).dataFolder).toBe(server.dataFolder);
  });
});
