import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Erased } from '../persistence/retention/erase-records.js';

interface EraseFlags {
  readonly rule: string;
  readonly decisions: string;
  readonly agreed: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
}

const USAGE = 2;

const HELP = `
Two people agree, who today hold posts of information governance at different organisations; both are named in the log by
their ids. The plain text and salts of the decisions are destroyed with what others were told of them; their leaves stay
in the log, a leaf says what was erased by which rule, and the whole log still verifies. It cannot be undone, but by a
backup: destroy those too.

It logs in as hub_retention (HUB_RETENTION_DATABASE_URL, or the embedded database) and signs with the receipt key
(HUB_RECEIPT_KEY_FILE).

Exit codes: 0 done, 2 usage, 24 no receipt key, 40 not agreed, 41 ids of no decision, 42 notices are not delivered yet,
43 a record is missing without an erasure`;

/** `hub retention`: destroying what may no longer be kept. */
export function register(program: Command): void {
  program
    .command('retention')
    .description('destroy what may no longer be kept')
    .command('erase')
    .description('destroy the records of decisions, with a leaf in the log that says so')
    .requiredOption('--rule <text>', 'the rule of retention, in words; stands in the log for ever, so it names nobody')
    .requiredOption('--decisions <file>', 'ids of the decisions, one a line')
    .requiredOption('--agreed <practitioner>', 'id of somebody who agreed; twice', collected, [])
    .option('--dry-run', 'look whether it could be done, and destroy nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(erase);
}

async function erase(flags: EraseFlags, command: Command): Promise<void> {
  const [{ eraseAsRetention }, { readErasure }, { readConfig }] = await Promise.all([
    import('../compose/retention.js'),
    import('../persistence/retention/read-erasure.js'),
    import('../config.js'),
  ]);
  const erasure = readErasure(flags.rule, readList(flags.decisions, command), flags.agreed);
  const rehearse = flags.dryRun === true;
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const erased = await eraseAsRetention(readConfig(), erasure, { rehearse, log: say });
  process.stdout.write(flags.json === true ? `${JSON.stringify(erased)}\n` : `${textOf(erased, rehearse)}\n`);
}

function textOf({ event, destroyed, before }: Erased, rehearse: boolean): string {
  const earlier = before === 0 ? '' : `; ${before} were destroyed before`;
  if (rehearse) return `${destroyed} records would be destroyed${earlier}`;
  if (event === null) return `nothing was left to destroy${earlier}`;
  return `${destroyed} records are destroyed${earlier}; it stands in the log as event ${event}`;
}

function readList(path: string, command: Command): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return command.error(`hub: the list \`${path}\` cannot be read`, { exitCode: USAGE });
  }
}

function collected(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
