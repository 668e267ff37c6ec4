import { setTimeout as delay } from 'node:timers/promises';
import type { LiveServer } from './start-server.js';
import { isAlive } from './server-process.js';

/** What the hub is told of its server between start and stop. */
export type ServerEvent = 'DOWN' | 'UP';

const LOOK_EVERY_MILLISECONDS = 200;
const FIRST_WAIT_MILLISECONDS = 200;
const LONGEST_WAIT_MILLISECONDS = 5_000;

/** What the supervisor needs: a first server, a way to start one, and someone to tell. */
export interface Watch {
  readonly first: LiveServer;
  readonly restart: () => Promise<LiveServer>;
  readonly tell: (event: ServerEvent) => void;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Restarts the server whenever it is dead, waiting 0.2 s and then twice as long after each failure, 5 s at most.
 * A frozen server is left alone: it recovers by itself. Ends when the signal aborts; never throws.
 */
export async function supervise(watch: Watch): Promise<void> {
  let { pid } = watch.first;
  let wait = FIRST_WAIT_MILLISECONDS;
  let told = false;
  while (await pause(isAlive(pid) ? LOOK_EVERY_MILLISECONDS : wait, watch.signal)) {
    if (isAlive(pid)) continue;
    if (!told) {
      told = true;
      watch.log('the database server has died; starting it again');
      watch.tell('DOWN');
    }
    try {
      ({ pid } = await watch.restart());
      wait = FIRST_WAIT_MILLISECONDS;
      told = false;
      watch.log('the database server is back');
      watch.tell('UP');
    } catch (error) {
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLISECONDS);
      watch.log(`the database server did not start: ${error instanceof Error ? error.message : 'unknown reason'}`);
    }
  }
}

/** True after the pause, false as soon as the signal aborts. Keeps no process alive. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await delay(milliseconds, undefined, { signal, ref: false });
    return !signal.aborted;
  } catch {
    return false;
  }
}
