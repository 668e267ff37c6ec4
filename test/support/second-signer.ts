import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** `hub sign`, as words for the platform. */
export const SIGNER_PROGRAM = [
  '--import',
  new URL('typescript-hooks.mjs', import.meta.url).href,
  fileURLToPath(new URL('signer-process.ts', import.meta.url)),
];

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
