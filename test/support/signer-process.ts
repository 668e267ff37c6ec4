import { Command } from 'commander';
import { reportFailure } from '../../src/cli/report-failure.js';
import { register } from '../../src/cli/sign.js';

// `hub sign` and the words behind it, from its source
const program = new Command('hub');
register(program);
program.parseAsync(['sign', ...process.argv.slice(2)], { from: 'user' }).catch((fault: unknown) => {
  process.exitCode = reportFailure(fault, (line) => process.stderr.write(`${line}\n`));
});
