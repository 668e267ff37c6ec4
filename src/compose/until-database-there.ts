import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseAway } from './database-away.js';

export interface WaitingForDatabase {
  /** Told once that the hub waits, and for what. */
  readonly say: (line: string) => void;
  /** Ends the waiting: its reason is thrown. */
  readonly signal: AbortSignal;
  /** Between two attempts; resolves early, and never rejects, when the signal aborts. Default: a second. */
  readonly pause?: (signal: AbortSignal) => Promise<void>;
}

/**
 * Prepares the database as soon as it is there. Only a database that is away is waited for: one that is there and wrong (a
 * login refused, migrations due, another policy in force) does not become right by waiting, and its fault ends the start.
 * @param prepare throws `DatabaseAway` when it could not ask
 */
export async function untilDatabaseThere(prepare: () => Promise<void>, waiting: WaitingForDatabase): Promise<void> {
  const { say, signal, pause = aSecond } = waiting;
  let told = false;
  for (;;) {
    signal.throwIfAborted();
    try {
      await prepare();
      return;
    } catch (fault) {
      if (!(fault instanceof DatabaseAway) || !fault.comesBack) throw fault;
      if (!told) say(`${fault.message}: waiting for it; whoever asks meanwhile is told whom to phone`);
      told = true;
    }
    await pause(signal);
  }
}

async function aSecond(signal: AbortSignal): Promise<void> {
  await delay(1_000, undefined, { signal }).catch(() => undefined);
}
