import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { dateInEngland } from '../date-in-england.js';
import { calendarDate } from '../shared/calendar-date.js';

interface SynthOptions {
  readonly children: number;
  readonly seed: number;
  readonly asOf: string;
  readonly out: string;
  readonly json?: true;
}

/** Adds `hub synth`: the feed files of a synthetic town. */
export function register(program: Command): void {
  program
    .command('synth')
    .description('write the feed files of a synthetic town; the same children, seed and date give the same bytes')
    .option('--children <number>', 'how many children, 1 to 9999999', wholeNumber(1, 9_999_999), 5_000)
    .option('--seed <number>', 'which town, 0 to 4294967295', wholeNumber(0, 4_294_967_295), 1)
    .option('--as-of <date>', 'the day from which all dates count back', date, dateInEngland(new Date()))
    .requiredOption('--out <directory>', 'where the files go; one for each organisation')
    .option('--json', 'print the list of files as JSON')
    .action(synth);
}

async function synth({ children, seed, asOf, out, json }: SynthOptions): Promise<void> {
  // the name generator is large: no other verb should load it
  const { writeTown } = await import('../synthetic-town/write-town.js');
  const shown = process.stderr.isTTY;
  const files = await writeTown({ children, seed, asOf }, out, (rows) => {
    if (shown) process.stderr.write(`\r${rows} rows`);
  });
  if (shown) process.stderr.write('\n');
  const lines = files.map(({ source, path, rows }) => `${source}\t${rows}\t${path}`);
  process.stdout.write(json === true ? `${JSON.stringify(files, null, 2)}\n` : `${lines.join('\n')}\n`);
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most} is accepted`);
  };
}

function date(text: string): string {
  if (calendarDate(text).ok) return text;
  throw new InvalidArgumentError('a date in the form YYYY-MM-DD is accepted');
}
