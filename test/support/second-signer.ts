import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hubCommand } from './hub-command.js';
import { PROJECT } from './paper.js';

/** `hub sign`, as words for the platform; see `buildHub`. */
export const SIGNER_PROGRAM: readonly string[] = [`${PROJECT}dist/src/cli/hub.js`, 'sign'];

/** Builds the hub if that is due, so that no start of a signer counts it. */
export async function buildHub(): Promise<void> {
  const { code, err } = await hubCommand(['--version'], {}).ended;
  if (code !== 0) throw new Error(err);
}

/** A signer in a process of its own. */
export interface SignerProcess {
  /** `null` when a signal ended it. */
  readonly ended: Promise<{ readonly code: number | null; readonly err: string }>;
  /** Resolves when it is gone. */
  signal(name: NodeJS.Signals): Promise<void>;
}

/** Runs `hub sign` with this environment and no other. */
export function signerProcess(
  environment: Readonly<Record<string, string>>,
  ...words: readonly string[]
): SignerProcess {
  const child = spawn(process.execPath, [...SIGNER_PROGRAM, ...words], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, err }));
  return {
    ended,
    signal: async (name) => {
      child.kill(name);
      await ended;
    },
  };
}
