import type { Command } from 'commander';

const UNWELL = 1;
const SIGNS = { WELL: 'ok   ', UNWELL: 'wrong', NOTE: 'note ' } as const;

/** Adds `hub doctor`. */
export function register(program: Command): void {
  program
    .command('doctor')
    .description('look whether this machine and the database can run the hub; changes nothing')
    .option('--json', 'print the findings as JSON')
    .action(run);
}

/** Exit code 0 when all is well, 1 when something is wrong. */
async function run(options: { readonly json?: boolean }): Promise<void> {
  const { examine } = await import('../compose/examination.js');
  const findings = await examine();
  if (options.json) process.stdout.write(`${JSON.stringify({ findings })}\n`);
  else for (const { state, sentence } of findings) process.stdout.write(`${SIGNS[state]}  ${sentence}\n`);
  if (findings.some(({ state }) => state === 'UNWELL')) process.exitCode = UNWELL;
}
