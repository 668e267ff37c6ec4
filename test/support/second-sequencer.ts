import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('sequencer-process.ts', import.meta.url));
const RUN_TYPESCRIPT = ['--import', new URL('typescript-hooks.mjs', import.meta.url).href];

/** A sequencer in a process of its own. */
export interface SequencerProcess {
  /** From now on it sequences. */
  go(): void;
  /** Stops it where it is (SIGSTOP): it lives and keeps its connection, and does nothing until it is thawed. */
  freeze(): void;
  /** It goes on where it was (SIGCONT). */
  thaw(): void;
  /** Ends it without a word (SIGKILL), and resolves when it is gone. */
  kill(): Promise<void>;
}

/** Starts one that is connected and does nothing yet. */
export async function sequencerProcess(url: string): Promise<SequencerProcess> {
  const child = fork(PROGRAM, [url], { execArgv: RUN_TYPESCRIPT });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the sequencer ended before it was ready'))),
  ]);
  return {
    go: () => child.send('GO'),
    freeze: () => {
      child.kill('SIGSTOP');
    },
    thaw: () => {
      child.kill('SIGCONT');
    },
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
