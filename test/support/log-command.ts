import { Command } from 'commander';
import { registerProof } from '../../src/cli/log/proof.js';
import type { LogSurroundings } from '../../src/cli/log/surroundings.js';
import { registerVerify } from '../../src/cli/log/verify.js';

/** How `hub log verify` or `hub log proof` ended. */
export interface LogCommandEnded {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `hub log verify` or `hub log proof` within this process. */
export async function logCommand(
  words: readonly string[],
  around: Partial<LogSurroundings> = {},
): Promise<LogCommandEnded> {
  let [out, err] = ['', ''];
  let code: number | null = null;
  const surroundings: LogSurroundings = {
    environment: {},
    fetch: () => Promise.reject(new Error('no network')),
    now: () => Date.parse('2026-11-21T12:00:00Z'),
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    exit: (next) => void (code = next),
    ...around,
  };
  const program = new Command('log');
  registerVerify(program, surroundings);
  registerProof(program, surroundings);
  await program.parseAsync(words, { from: 'user' });
  return { code, out, err };
}
