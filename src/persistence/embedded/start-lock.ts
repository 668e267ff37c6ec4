import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseFault } from './database-fault.js';
import { isAlive } from './server-process.js';

const FILE = 'start.lock';
const OURSELVES = `${process.pid}.${randomBytes(6).toString('hex')}`;

/**
 * Runs `work` while no other process of ours initialises, starts or adopts the server of this folder.
 * A lock whose process is gone counts as none.
 * @throws DatabaseFault STARTED_ELSEWHERE when another process keeps the lock longer than `patience`
 */
export async function alone<Value>(
  hubFolder: string,
  work: () => Promise<Value>,
  patienceMilliseconds = 60_000,
): Promise<Value> {
  const path = join(hubFolder, FILE);
  const end = performance.now() + patienceMilliseconds;
  while (!take(path)) {
    if (performance.now() > end) {
      throw new DatabaseFault(
        'STARTED_ELSEWHERE',
        `another process has been starting the database of \`${hubFolder}\` for too long; if none is, remove \`${path}\``,
      );
    }
    await delay(50);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  const ready = `${path}.${OURSELVES}`;
  writeFileSync(ready, OURSELVES, { mode: 0o600 });
  try {
    // a link appears whole or not at all, so that a lock always says whose it is
    linkSync(ready, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(ready, { force: true });
  }
  if (isStale(readHolder(path))) rmSync(path, { force: true });
  return false;
}

function isStale(holder: string): boolean {
  if (holder === OURSELVES || holder === '') return false;
  const pid = Number.parseInt(holder, 10);
  // our own number on the lock of another is one that the system gave out again
  return pid === process.pid || !isAlive(pid);
}

/** Empty when the lock went away meanwhile. */
function readHolder(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
