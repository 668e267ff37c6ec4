import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What `postmaster.pid` says of the server that wrote it. */
export interface ServerLock {
  readonly pid: number;
  readonly port: number | undefined;
}

/** Reads the lock of a data folder; undefined when there is none or it is not readable as one. */
export function readServerLock(dataFolder: string): ServerLock | undefined {
  let lines: readonly string[];
  try {
    lines = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number.parseInt(lines[0] ?? '', 10);
  const port = Number.parseInt(lines[3] ?? '', 10);
  return Number.isSafeInteger(pid) && pid > 1 ? { pid, port: Number.isNaN(port) ? undefined : port } : undefined;
}

/** Whether the process runs; one that has ended and was not collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return processState(pid) !== 'Z';
}

/**
 * Whether the process is a PostgreSQL that serves this data folder. After a crash of the machine the number in a lock
 * may belong to anything.
 */
export function serves(pid: number, dataFolder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return commandOf(pid).includes(dataFolder);
  try {
    // every process of a server, first and last, works inside the data folder
    if (readlinkSync(`/proc/${pid}/cwd`) !== dataFolder) return false;
    return basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')) === 'postgres';
  } catch {
    return false;
  }
}

/**
 * Removes the lock of a server that is gone, once its last process has left: a second server beside them would ruin
 * the data. Returns false when some remain after `patience`.
 */
export async function removeStaleLock(dataFolder: string, patienceMilliseconds = 5_000): Promise<boolean> {
  const end = performance.now() + patienceMilliseconds;
  while (processesOf(dataFolder).length > 0) {
    if (performance.now() > end) return false;
    await delay(20);
  }
  rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
  return true;
}

/** Every process of a server on this data folder. Elsewhere than on Linux the server's own check must do. */
export function processesOf(dataFolder: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  const numbers = readdirSync('/proc').map(Number).filter(Number.isSafeInteger);
  return numbers.filter((pid) => serves(pid, dataFolder));
}

function processState(pid: number): string {
  if (process.platform !== 'linux') return '';
  try {
    // the state follows the command, which stands in brackets and may hold anything
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .slice(0, 1);
  } catch {
    return 'Z';
  }
}

function commandOf(pid: number): string {
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}
