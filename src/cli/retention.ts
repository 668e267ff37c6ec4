import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Erased } from '../persistence/retention/erase-records.js';

interface EraseFlags {
  readonly rule: string;
  readonly decisions: string;
  readonly agreeing: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
}

const USAGE = 2;

const HELP = `
You name two people as agreeing, who today hold posts of information governance at different organisations and neither
asked nor confirmed any of the decisions. Nobody signs in: that they agreed is your word, and the log says who was named.
The plain text and salts of the decisions are destroyed with what others were told of them; a leaf says what was erased
by which rule, and the whole log still verifies.

What stays: the leaf of each decision; its row, with who asked and when, and keyed digests; the receipts that people
hold; backups made before. Destroy those too.

It logs in as hub_retention (HUB_RETENTION_DATABASE_URL, or the embedded database) and signs with the receipt key
(HUB_RECEIPT_KEY_FILE) under the name of the log (HUB_LOG_ORIGIN). It needs no other setting.

Exit codes: 0 done, 2 usage, 24 no receipt key, 40 the two may not agree, 41 ids of no decision, 42 notices are not
delivered yet, 43 a record is missing without an erasure, 44 one of the two asked or confirmed, 45 notices that somebody
has still to act on, 46 not covered by a published head of the log`;

/** `hub retention`: destroying what may no longer be kept. */
export function register(program: Command): void {
  program
    .command('retention')
    .description('destroy what may no longer be kept')
    .command('erase')
    .description('destroy the records of decisions, with a leaf in the log that says so')
    .requiredOption('--rule <code>', 'code of the rule of retention: up to 60 of A-Z 0-9 _ - . /; it is kept for ever')
    .requiredOption('--decisions <file>', 'ids of the decisions, one a line')
    .requiredOption('--agreeing <practitioner>', 'id of somebody whom you name as agreeing; twice', collected, [])
    .option('--dry-run', 'look whether it could be done, and destroy nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(erase);
}

async function erase(flags: EraseFlags, command: Command): Promise<void> {
  const [{ eraseAsRetention }, { readErasure }, { readCommandConfig }] = await Promise.all([
    import('../compose/retention.js'),
    import('../persistence/retention/read-erasure.js'),
    import('../config.js'),
  ]);
  const erasure = readErasure(flags.rule, readList(flags.decisions, command), flags.agreeing);
  const rehearse = flags.dryRun === true;
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const config = readCommandConfig('retention', ['NAME_OF_LOG', 'RECEIPT_KEY']);
  const erased = await eraseAsRetention(config, erasure, { rehearse, log: say });
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
