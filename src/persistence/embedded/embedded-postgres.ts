import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { makeCredentials, readCredentials, writeCredentials, type Credentials } from './credentials.js';
import { asDatabaseFault, DatabaseFault } from './database-fault.js';
import { initialise, SUPERUSER } from './initialise.js';
import { chooseFreePort } from './port.js';
import { settleServerHome, type ServerHome } from './server-home.js';
import { isAlive } from './server-process.js';
import { defaultSettings, type ServerSettings } from './server-settings.js';
import { alone } from './start-lock.js';
import { startOrAdopt, type LiveServer, type StartOrder } from './start-server.js';
import { supervise, type ServerEvent } from './supervisor.js';

/** What a caller may choose; the defaults are those of `npm start`. */
export interface EmbeddedOptions {
  /** The hub's data folder; made when it is missing. */
  readonly dataDir: string;
  /** Kept from then on; by default a free one is chosen at the first start and remembered. */
  readonly port?: number;
  /** PostgreSQL settings beside or in place of the defaults. */
  readonly settings?: ServerSettings;
  /** False: the server shares our terminal's signals and is not meant to live on. */
  readonly outlivesUs?: boolean;
  /** Where things live that the server's user cannot reach in the project folder. */
  readonly sharedHome?: string;
  readonly log: (line: string) => void;
}

/** A running embedded server under supervision. */
export interface EmbeddedPostgres {
  readonly port: number;
  /** Where PostgreSQL's own files are. */
  readonly dataFolder: string;
  readonly credentials: Credentials;
  /** It was running before we came. */
  readonly adopted: boolean;
  /** Connection URL of the superuser, on loopback. */
  superuserUrl(database?: string): string;
  /** Process number of the server of this moment. */
  pid(): number;
  /** Called on every death and every return of the server. */
  onEvent(listener: (event: ServerEvent) => void): void;
  /** Ends supervision and stops the server (fast shutdown). */
  stop(): Promise<void>;
  /** Ends supervision; stops the server only when this process started it. */
  leave(): Promise<void>;
}

/**
 * Starts the PostgreSQL that npm delivered, or adopts the live one of this folder, and restarts it while we run.
 * @throws DatabaseFault each cause with one sentence and an exit code of its own
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    const home = settleServerHome(options.dataDir, options.log, options.sharedHome);
    return await startIn(home, options);
  } catch (error) {
    throw asDatabaseFault(error, options.dataDir);
  }
}

async function startIn(home: ServerHome, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { order, live: first } = await alone(home.hubFolder, () => firstStart(home, options));
  let live: LiveServer = first;
  const listeners: ((event: ServerEvent) => void)[] = [];
  const ending = new AbortController();
  const restart = async (): Promise<LiveServer> => {
    live = await alone(home.hubFolder, () => startOrAdopt({ ...order, port: live.port }));
    return live;
  };
  const tell = (event: ServerEvent): void => {
    listeners.forEach((listener) => {
      listener(event);
    });
  };
  const supervision = supervise({ first, restart, tell, log: options.log, signal: ending.signal });
  const stop = async (): Promise<void> => {
    ending.abort();
    await supervision;
    await shutDown(live.pid, options.log);
  };
  const leave = async (): Promise<void> => {
    ending.abort();
    await supervision;
    if (!live.adopted) await shutDown(live.pid, options.log);
  };
  return {
    port: live.port,
    dataFolder: home.dataFolder,
    credentials: order.credentials,
    adopted: live.adopted,
    superuserUrl: (database = 'postgres') =>
      `postgres://${SUPERUSER}:${order.credentials.superuser}@127.0.0.1:${live.port}/${database}`,
    pid: () => live.pid,
    onEvent: (listener) => void listeners.push(listener),
    stop,
    leave,
  };
}

async function firstStart(
  home: ServerHome,
  options: EmbeddedOptions,
): Promise<{ order: StartOrder; live: LiveServer }> {
  const credentials = ownCredentials(home);
  const settings: ServerSettings = { ...defaultSettings(), ...options.settings };
  initialise(home, credentials.superuser, { sync: settings['fsync'] !== 'off' });
  const order = { home, credentials, settings, outlivesUs: options.outlivesUs ?? true };
  const port = options.port ?? credentials.port;
  const live = port === undefined ? await startAnywhere(order) : await startOrAdopt({ ...order, port });
  if (live.port !== credentials.port) writeCredentials(home.hubFolder, { ...credentials, port: live.port });
  return { order: { ...order, port: live.port }, live };
}

/** The passwords are on disk before the database that takes them, so that neither is ever without the other. */
function ownCredentials(home: ServerHome): Credentials {
  const known = readCredentials(home.hubFolder);
  if (known !== undefined) return known;
  if (existsSync(home.dataFolder)) {
    throw new DatabaseFault(
      'CREDENTIALS_LOST',
      `the passwords of the database in \`${home.dataFolder}\` are missing from \`${home.hubFolder}\`: restore that file, or move the database away`,
    );
  }
  const credentials = makeCredentials();
  writeCredentials(home.hubFolder, credentials);
  return credentials;
}

const PORTS_TRIED = 5;

/** A port that was free may be taken a moment later by a hub that starts beside us, so a few are tried. */
async function startAnywhere(order: Omit<StartOrder, 'port'>): Promise<LiveServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOrAdopt({ ...order, port: await chooseFreePort() });
    } catch (error) {
      if (attempt === PORTS_TRIED || !(error instanceof DatabaseFault) || error.kind === 'DISK_FULL') throw error;
    }
  }
}

const FAST_SHUTDOWN_MILLISECONDS = 20_000;

async function shutDown(pid: number, log: (line: string) => void): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const end = performance.now() + FAST_SHUTDOWN_MILLISECONDS;
  while (isAlive(pid)) {
    if (performance.now() > end) {
      log('the database server does not stop; it is left running');
      return;
    }
    await delay(20);
  }
}
