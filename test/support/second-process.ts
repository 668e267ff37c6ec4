import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../src/config.js';
import type { DatabaseUrls } from '../../src/persistence/database-role.js';
import type { HubProcessTask } from './hub-process.js';

const PROGRAM = fileURLToPath(new URL('hub-process.ts', import.meta.url));
const RUN_TYPESCRIPT = ['--import', new URL('typescript-hooks.mjs', import.meta.url).href];

/** What a further process shares with the hub that it belongs to. */
export interface SharedByProcesses {
  readonly config: Pick<Config, 'dataDirectory'>;
  readonly database: { readonly urls: DatabaseUrls };
  readonly issuers: string;
}

/** A further process of a running hub: the same database, keys and issuers. */
export interface SecondProcess {
  readonly url: string;
  /** Ends it without a word (SIGKILL), and resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts one and waits until it answers. */
export async function secondProcess(
  { config, database, issuers }: SharedByProcesses,
  parts: Pick<HubProcessTask, 'sequence'> = {},
): Promise<SecondProcess> {
  const task: HubProcessTask = { dataDirectory: config.dataDirectory, urls: database.urls, issuers, ...parts };
  const child = fork(PROGRAM, [JSON.stringify(task)], { execArgv: RUN_TYPESCRIPT });
  return { url: await addressOf(child), kill: () => kill(child) };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const [told] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the second process ended before it answered'))),
  ])) as [string];
  return told;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
