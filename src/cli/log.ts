import type { Command } from 'commander';
import { registerExport } from './log/export.js';
import { registerProof } from './log/proof.js';
import { registerReader } from './log/reader.js';
import { registerVerify } from './log/verify.js';

/** `hub log`: the disclosure log for those outside: checking it, keeping a copy, reading it. */
export function register(program: Command): void {
  const log = program.command('log').description('the log of every decision, for those who check it');
  registerVerify(log);
  registerProof(log);
  registerExport(log);
  registerReader(log);
}
