import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { vi } from 'vitest';
import { readCredentials } from '../../src/persistence/embedded/credentials.js';
import { SUPERUSER } from '../../src/persistence/embedded/initialise.js';
import { existingDataFolder } from '../../src/persistence/embedded/server-home.js';
import { isAlive, processesOf } from '../../src/persistence/embedded/server-process.js';
import { CAST_SIZE } from '../../src/synthetic-town/cast.js';
import { hubCommand, twoFreePorts, type Ended, type RunningCommand } from './hub-command.js';

/** How long a start took, in seconds: by the clock, and of the processor, which a busy machine makes no longer. */
export interface TimeTaken {
  readonly elapsed: number;
  /** `null` where the system does not tell. */
  readonly ofProcessor: number | null;
}

/** The real `hub start` with all its parts, on an embedded database of its own and with the cast of the town. */
export interface StartedHub {
  readonly url: string;
  readonly dataDirectory: string;
  /** For what no login of the hub may do: planting and looking behind the scenes. */
  readonly database: { superuser(): pg.Pool };
  token(persona: string): Promise<string>;
  /** Another command beside it, with its settings. */
  run(...words: readonly string[]): Promise<Ended>;
  /** kill -9 of the hub alone; the database server lives on. */
  kill(): Promise<void>;
  /** Starts it again; resolves when it is ready, with the time that this took. */
  startAgain(): Promise<TimeTaken>;
  /** kill -9 of every process of the database server. */
  killDatabase(): Promise<void>;
  /** Resolves when it is ready to be asked. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const SOON = { timeout: 60_000, interval: 20 };

/** Starts it in a new folder, or in `within`; builds first if that is due. */
export async function startHub(within?: string): Promise<StartedHub> {
  const folder = within ?? realpathSync(mkdtempSync(join(tmpdir(), 'hub-started-')));
  // the server's own user has to reach its data
  if (within === undefined) chmodSync(folder, 0o711);
  const dataDirectory = join(folder, 'data');
  const port = await twoFreePorts();
  const settings = {
    HUB_DATA_DIR: dataDirectory,
    HUB_PORT: String(port),
    HUB_DEMO_CHILDREN: String(CAST_SIZE),
  };
  const url = `http://127.0.0.1:${port}`;
  let hub: RunningCommand | null = null;
  let pool: pg.Pool | null = null;

  const run = (...words: readonly string[]): Promise<Ended> => hubCommand(words, settings).ended;
  const isReady = async (): Promise<void> => {
    const { status } = await fetch(`${url}/readyz`);
    if (status !== 200) throw new Error('not ready');
  };
  const ready = (): Promise<void> => vi.waitFor(isReady, SOON);
  async function start(): Promise<TimeTaken> {
    const began = performance.now();
    hub = hubCommand(['start'], settings);
    await hub.says('every example: npx hub personas');
    await ready();
    return { elapsed: (performance.now() - began) / 1_000, ofProcessor: processorSeconds(hub.process.pid ?? 0) };
  }
  async function kill(): Promise<void> {
    hub?.process.kill('SIGKILL');
    await hub?.ended;
  }
  function superuser(): pg.Pool {
    const { port: at, superuser: password } = readCredentials(dataDirectory) ?? { port: 0, superuser: '' };
    pool ??= quietPool(`postgres://${SUPERUSER}:${password}@127.0.0.1:${at}/hub`);
    return pool;
  }
  const serverProcesses = (): readonly number[] => processesOf(existingDataFolder(dataDirectory) ?? '');

  async function close(): Promise<void> {
    await pool?.end();
    await kill();
    const data = existingDataFolder(dataDirectory);
    serverProcesses().forEach((pid) => {
      signal(pid, 'SIGINT');
    });
    await vi.waitUntil(() => serverProcesses().length === 0, SOON);
    if (data !== undefined && !data.startsWith(folder)) rmSync(dirname(data), { recursive: true, force: true });
    if (within === undefined) rmSync(folder, { recursive: true, force: true });
  }

  try {
    expect0(await run('--version'));
    await start();
  } catch (fault) {
    // why it did not start is what has to be seen
    await close().catch(() => undefined);
    throw fault;
  }
  return {
    url,
    dataDirectory,
    database: { superuser },
    token: async (persona) => expect0(await run('token', '--as', persona)).out.trim(),
    run,
    kill,
    startAgain: start,
    killDatabase: async () => {
      const pids = serverProcesses();
      pids.forEach((pid) => {
        signal(pid, 'SIGKILL');
      });
      await vi.waitUntil(() => !pids.some(isAlive), SOON);
    },
    ready,
    close,
  };
}

function expect0(ended: Ended): Ended {
  if (ended.code !== 0) throw new Error(`the command ended with ${ended.code ?? 'a signal'}: ${ended.err}`);
  return ended;
}

function quietPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const TICKS_A_SECOND = 100;

/** What a process and those of its children that have ended took of the processor. */
function processorSeconds(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  // the fields follow the command, which stands in brackets and may hold anything
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_A_SECOND;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // it has ended meanwhile
  }
}
