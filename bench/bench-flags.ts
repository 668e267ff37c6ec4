import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** Where the figures are kept that everybody may read. */
const RESULTS = 'bench/results/latest.json';

/** What one run measures with. */
export interface BenchFlags {
  readonly children: number;
  /** Length of one measurement. */
  readonly seconds: number;
  /** Each measures the hub and then every floor; deciding and explaining alone are measured as often. */
  readonly rounds: number;
  /**
   * Times that each of the worlds that latencies must not tell apart is asked about. An answer leaves on a beat of 25 ms, so
   * that 500 take some seven minutes where nothing else runs.
   */
  readonly separation: number;
  /** In the log that is verified. */
  readonly leaves: number;
  /** Whether a missed target fails the run; the figures of a small run say nothing of one. */
  readonly targets: boolean;
  /** Where the metrics are written. */
  readonly out: string;
  /** Folder for a processor profile of the hub; none is taken without it. */
  readonly profile: string | undefined;
}

/**
 * Reads the words behind `npm run bench --`.
 * @throws TypeError for an unknown flag, RangeError for a number that cannot be measured with
 */
export function benchFlags(words: readonly string[]): BenchFlags {
  const { values } = parseArgs({
    args: [...words],
    options: {
      children: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '5' },
      rounds: { type: 'string', default: '9' },
      separation: { type: 'string', default: '500' },
      leaves: { type: 'string', default: '100000' },
      'no-targets': { type: 'boolean', default: false },
      out: { type: 'string', default: RESULTS },
      profile: { type: 'string' },
    },
  });
  const flags = {
    children: Number(values.children),
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    separation: Number(values.separation),
    leaves: Number(values.leaves),
    targets: !values['no-targets'],
    out: resolve(values.out),
    profile: values.profile === undefined ? undefined : resolve(values.profile),
  };
  const { children, seconds, rounds, separation, leaves } = flags;
  // a smaller town has too few children whom the name and birth date alone confirm
  if (!Number.isInteger(children) || children < 200) throw new RangeError('--children: a whole number from 200');
  if (!(seconds > 0)) throw new RangeError('--seconds: above 0');
  if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError('--rounds: a whole number from 1');
  if (!Number.isInteger(separation) || separation < 1) throw new RangeError('--separation: a whole number from 1');
  if (!Number.isInteger(leaves) || leaves < 1) throw new RangeError('--leaves: a whole number from 1');
  return flags;
}
