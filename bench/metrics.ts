import type { DecideRates } from './decide.js';
import type { ExplainRate } from './explain.js';
import { median } from './latencies.js';
import { logMetrics, type LogMeasured } from './log/log-metrics.js';
import type { Round } from './rounds.js';
import type { Separation } from './separation/measure-separation.js';
import { separationMetrics } from './separation/separation-metrics.js';

/** One line of the results. */
export interface Metric {
  readonly value: number;
  readonly unit: string;
  /** `null` where only the ratio beside it has one. */
  readonly target: number | null;
  readonly better: 'higher' | 'lower';
  readonly note: string;
}

export type Metrics = Readonly<Record<string, Metric>>;

export type Of = (round: Round) => number;

/** A metric of one value, of which more is better. */
export type Alone = (value: number, unit: string, target: number | null, note: string) => Metric;

/** A metric whose value is the median over the rounds. */
export type OverRounds = (
  of: Of,
  unit: string,
  better: Metric['better'],
  target: number | null,
  what: string,
) => Metric;

/**
 * The ratio to the bare script of the first run on record whose enquiries were whole, and how far the lowest of its five
 * rounds lay below it. A run that falls further is slower by more than noise. The ratio stands here and is not read from the
 * run before, or it could fall a little at every run.
 */
const FIRST_RUN = { ratio: 0.736, noise: 0.048 } as const;

/**
 * Metrics by id. Those of pgbench are missing when there was none, and those that have no target where the system does
 * not tell them.
 */
export function metricsOf(
  rounds: readonly Round[],
  decide: DecideRates & { readonly explain: ExplainRate },
  separation: readonly Separation[],
  log: LogMeasured,
): Metrics {
  const overRounds: OverRounds = (of, unit, better, target, what) => {
    const values = rounds.map(of);
    const spread = `${rounded(Math.min(...values))} to ${rounded(Math.max(...values))}`;
    return { value: rounded(median(values)), unit, target, better, note: `${what}; ${rounds.length} rounds ${spread}` };
  };
  const alone: Alone = (value, unit, target, note) => ({ value: rounded(value), unit, target, better: 'higher', note });
  const pgbench: Metrics = rounds.every((round) => round.pgbench !== undefined)
    ? {
        'enquiry.ratio_to_pgbench': overRounds(
          ({ hub, pgbench }) => hub.perSecond / (pgbench?.perSecond ?? Number.NaN),
          'ratio',
          'higher',
          null,
          'to the same SELECT and INSERT in one transaction in pgbench',
        ),
        'enquiry.p99_ratio_to_pgbench': overRounds(
          ({ hub, pgbench }) => hub.p99 / (pgbench?.p99 ?? Number.NaN),
          'ratio',
          'lower',
          null,
          'p99 to that of the same transaction in pgbench',
        ),
        'floor.pgbench_per_second': overRounds(
          ({ pgbench }) => pgbench?.perSecond ?? Number.NaN,
          '1/s',
          'higher',
          null,
          'transactions of pgbench',
        ),
      }
    : {};
  const all: Metrics = {
    'enquiry.per_second': overRounds(
      ({ hub }) => hub.perSecond,
      '1/s',
      'higher',
      null,
      'over HTTP, tokens checked, each committed before it is answered',
    ),
    'enquiry.p50_ms': overRounds(({ hub }) => hub.p50, 'ms', 'lower', null, 'median time of an enquiry'),
    'enquiry.p99_ms': overRounds(({ hub }) => hub.p99, 'ms', 'lower', null, 'time that 99 in 100 enquiries keep'),
    'enquiry.ratio_to_bare_pg': overRounds(
      ({ hub, bare }) => hub.perSecond / bare.perSecond,
      'ratio',
      'higher',
      rounded(FIRST_RUN.ratio - FIRST_RUN.noise),
      `to the same SELECT and INSERT in one transaction in a bare script with pg; the first run had ${FIRST_RUN.ratio}`,
    ),
    'enquiry.processor_us': overRounds(
      ({ hub }) => hub.processor,
      'us',
      'lower',
      null,
      'processor time of hub, signer and database for one enquiry',
    ),
    'enquiry.processor_ratio_to_bare_pg': overRounds(
      ({ hub, bare }) => hub.processor / bare.processor,
      'ratio',
      'lower',
      null,
      'that time to the same of the bare script, which other work on the machine disturbs least',
    ),
    'floor.bare_pg_per_second': overRounds(
      ({ bare }) => bare.perSecond,
      '1/s',
      'higher',
      null,
      'transactions of the bare script',
    ),
    ...pgbench,
    ...logMetrics(overRounds, alone, log),
    ...separationMetrics(alone, separation),
    'decide.per_second': alone(decide.perSecond, '1/s', 30_000, 'decide alone, eight items with all fields, one core'),
    'decide.of_every_kind_per_second': alone(
      decide.ofEveryKind,
      '1/s',
      null,
      'the same over two thousand enquiries, each of another kind',
    ),
    'explain.per_second': alone(
      decide.explain.perSecond,
      '1/s',
      null,
      `explanations of a decision, one core; of eight alterations ${rounded(decide.explain.applied)} applied on average and were decided anew, ${rounded(decide.explain.told)} made a difference`,
    ),
    'decide.ratio_to_stock_casl': alone(decide.ratioToStock, 'ratio', 5, 'to the same decisions with stock CASL'),
  };
  // a system that does not tell the processor time has no such lines; what has a target and no number misses it
  const told = ({ value, target }: Metric): boolean => target !== null || !Number.isNaN(value);
  return Object.fromEntries(Object.entries(all).filter(([, metric]) => told(metric)));
}

/** Three significant digits and all before the point: more would promise too much. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
