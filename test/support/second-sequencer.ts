import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('sequencer-process.ts', import.meta.url));
const RUN_TYPESCRIPT = ['--import', new URL('typescript-hooks.mjs', import.meta.url).href];

/** A sequencer in a process of its own. */
export interface SequencerProcess {
  /** From now on it sequences. */
  go(): void;
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
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
