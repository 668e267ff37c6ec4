import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Credentials } from './credentials.js';
import { DatabaseFault } from './database-fault.js';
import { diskFull } from './initialise.js';
import { demandFreePort } from './port.js';
import { readiness } from './readiness.js';
import type { ServerHome } from './server-home.js';
import { isAlive, readServerLock, removeStaleLock, serves } from './server-process.js';
import { asArguments, type ServerSettings } from './server-settings.js';

/** A server that answers. */
export interface LiveServer {
  readonly pid: number;
  readonly port: number;
  /** It was running before we came. */
  readonly adopted: boolean;
}

/** How one server is to be run. */
export interface StartOrder {
  readonly home: ServerHome;
  readonly credentials: Credentials;
  readonly port: number;
  readonly settings: ServerSettings;
  /** The server lives on when this process is killed, so that the next one finds it ready. */
  readonly outlivesUs: boolean;
}

// a crash recovery reads up to a gibibyte of write-ahead log
const PATIENCE_MILLISECONDS = 120_000;
const SERVER_LOG = 'postgres.log';
const LOG_LIMIT = 5 * 1024 * 1024;

/**
 * Adopts the server that serves this data folder, else removes a stale lock and starts one; returns when it answers.
 * @throws DatabaseFault SERVED_BY_ANOTHER_PROGRAM, STARTED_ELSEWHERE, PORT_TAKEN, ANOTHER_SERVER_ON_PORT, DISK_FULL,
 * DOES_NOT_START
 */
export async function startOrAdopt(order: StartOrder): Promise<LiveServer> {
  const { dataFolder } = order.home;
  const lock = readServerLock(dataFolder);
  if (lock !== undefined && serves(lock.pid, dataFolder)) {
    const live = { pid: lock.pid, port: lock.port ?? order.port, adopted: true };
    await waitUntilReady(order, live);
    return live;
  }
  if (!(await removeStaleLock(dataFolder))) {
    throw new DatabaseFault(
      'STARTED_ELSEWHERE',
      `processes of an earlier server still use \`${dataFolder}\`: end them, then start again`,
    );
  }
  await demandFreePort(order.port);
  const live = { pid: launch(order), port: order.port, adopted: false };
  try {
    await waitUntilReady(order, live);
  } catch (error) {
    if (isAlive(live.pid)) process.kill(live.pid, 'SIGQUIT');
    throw error;
  }
  return live;
}

function launch({ home, port, settings, outlivesUs }: StartOrder): number {
  const output = openServerLog(home.hubFolder);
  const parameters = ['-D', home.dataFolder, '-p', String(port), ...asArguments(settings)];
  try {
    const server = spawn(join(home.binaries, 'bin', 'postgres'), parameters, {
      ...home.user.ids,
      cwd: home.dataFolder,
      env: { LC_ALL: 'C' },
      // in a session of its own neither our death nor Ctrl-C in our terminal reaches it
      detached: outlivesUs,
      stdio: ['ignore', output, output],
    });
    // without a listener a program that cannot be run would end this process; the missing number tells it below
    server.once('error', () => undefined);
    server.unref();
    if (server.pid === undefined) throw new DatabaseFault('DOES_NOT_START', 'the PostgreSQL program could not be run');
    return server.pid;
  } finally {
    closeSync(output);
  }
}

async function waitUntilReady(order: StartOrder, live: LiveServer): Promise<void> {
  const end = performance.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const state = await readiness(live.port, order.credentials.superuser, order.home.dataFolder);
    if (state === 'READY') return;
    if (state === 'NOT_OURS') {
      throw new DatabaseFault(
        live.adopted ? 'SERVED_BY_ANOTHER_PROGRAM' : 'ANOTHER_SERVER_ON_PORT',
        `a PostgreSQL server that is not this hub's serves \`${order.home.dataFolder}\` or its port ${live.port}: stop it, then start again`,
      );
    }
    if (!isAlive(live.pid)) throw whyNot(order.home);
    if (performance.now() > end) {
      throw new DatabaseFault(
        'DOES_NOT_START',
        `the database at port ${live.port} did not answer within ${PATIENCE_MILLISECONDS / 1000} seconds`,
      );
    }
    await delay(20);
  }
}

function whyNot(home: ServerHome): DatabaseFault {
  const { bavail, bsize } = statfsSync(home.dataFolder);
  const lines = lastLines(join(home.hubFolder, SERVER_LOG));
  if (bavail * bsize < 1024 * 1024 || lines.includes('No space left on device')) return diskFull(home.dataFolder);
  const fatal = lines.split('\n').findLast((line) => /FATAL|PANIC|error/.test(line)) ?? 'no reason given';
  const path = join(home.hubFolder, SERVER_LOG);
  return new DatabaseFault(
    'DOES_NOT_START',
    `the database does not start: ${fatal.replace(/^.*?(FATAL|PANIC): +/, '')} (see \`${path}\`)`,
  );
}

function lastLines(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-4_000) : '';
}

function openServerLog(folder: string): number {
  const path = join(folder, SERVER_LOG);
  if (existsSync(path) && statSync(path).size > LOG_LIMIT) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}
