import { execFile } from 'node:child_process';
import { accessSync, constants, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { RENEWED, type FloorSample } from './floor-sample.js';
import { LOOK_UP, PLANS_ONCE, RECORD, forPgbench } from './floor-statements.js';
import { measured, type Measured } from './latencies.js';

const DEBIAN = '/usr/lib/postgresql';
const MICROSECONDS = 1_000;

/** Path of pgbench: PostgreSQL's own load generator, which npm does not deliver; undefined when there is none. */
export function findPgbench(): string | undefined {
  const debian = entriesOf(DEBIAN)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(DEBIAN, version, 'bin'));
  const folders = [...debian, ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.map((folder) => join(folder, 'pgbench')).find(canRun);
}

/**
 * The floor's transaction as a script of pgbench, over `connections`; the time is rounded up to whole seconds.
 * Throws when a transaction failed.
 */
export function pgbenchLoad(
  pgbench: string,
  options: {
    readonly url: string;
    readonly connections: number;
    readonly folder: string;
    readonly sample: FloorSample;
  },
): (seconds: number) => Promise<Measured> {
  const { url, connections, folder, sample } = options;
  const { hostname, port, username, password, pathname } = new URL(url);
  const script = join(folder, 'floor.sql');
  const prefix = join(folder, 'pgbench-log');
  writeFileSync(script, scriptOf(sample));
  return async (seconds) => {
    const words = ['-h', hostname, '-p', port, '-U', username, '-n', '-M', 'prepared', '-f', script];
    const load = ['-c', String(connections), '-j', '2', '-T', String(Math.ceil(seconds))];
    const log = ['--log', `--log-prefix=${prefix}`, pathname.slice(1)];
    const { stdout } = await promisify(execFile)(pgbench, [...words, ...load, ...log], {
      env: { ...process.env, PGPASSWORD: decodeURIComponent(password), PGOPTIONS: PLANS_ONCE },
    });
    const failed = /^number of failed transactions: (\d+)/m.exec(stdout)?.[1] ?? '0';
    const perSecond = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
    if (failed !== '0' || !(perSecond > 0)) throw new Error('pgbench did not do its work');
    const latencies = readLatencies(folder);
    return { ...measured(latencies, Number.NaN), perSecond };
  };
}

function scriptOf({ questions, decisions }: FloorSample): string {
  const lookUp = forPgbench(LOOK_UP, 'bench.question', { request_id: 'gen_random_uuid()' });
  const renewed = Object.fromEntries(RENEWED.map((name) => [name, 'gen_random_uuid()']));
  const record = forPgbench(RECORD, 'bench.decision', { ...renewed, decided_at: 'clock_timestamp()' });
  const rows = Math.min(questions.length, decisions.length);
  return `\\set n random(1, ${rows})\nBEGIN;\n${lookUp};\n${record};\nCOMMIT;\n`;
}

/** Milliseconds of each transaction, from the logs of all threads, which are removed. */
function readLatencies(folder: string): Float64Array {
  const logs = entriesOf(folder).filter((name) => name.startsWith('pgbench-log'));
  const latencies = logs.flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
    rmSync(join(folder, name));
    return lines.map((line) => Number(line.split(' ')[2]) / MICROSECONDS);
  });
  return Float64Array.from(latencies);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
