import type { Alone, Metrics, OverRounds } from '../metrics.js';
import type { Sequenced } from './sequenced.js';

/** What was measured of the log beside the rounds. */
export interface LogMeasured {
  readonly sequenced: Sequenced;
  readonly verified: { readonly perSecond: number; readonly leaves: number };
}

/** What the log costs, how soon a decision has its place, and how fast a log is checked. */
export function logMetrics(overRounds: OverRounds, alone: Alone, { sequenced, verified }: LogMeasured): Metrics {
  return {
    'log.ratio_to_unlogged': overRounds(
      ({ hub, unlogged }) => hub.perSecond / unlogged.perSecond,
      'ratio',
      'higher',
      0.85,
      'whole enquiries with submission, sequencer and signer to the same without them; the last beat of a round is not in it',
    ),
    'log.processor_ratio_to_unlogged': overRounds(
      ({ hub, unlogged }) => hub.processor / unlogged.processor,
      'ratio',
      'lower',
      null,
      'processor time of hub, signer and database for one enquiry to the same without the log',
    ),
    'log.sql_ratio_to_unlogged': overRounds(
      ({ bare, bareUnlogged }) => bare.perSecond / bareUnlogged.perSecond,
      'ratio',
      'higher',
      null,
      'the bare transaction with submission to the same without',
    ),
    'log.sql_ratio_of_row_lock': overRounds(
      ({ bareRowLock, bareUnlogged }) => bareRowLock.perSecond / bareUnlogged.perSecond,
      'ratio',
      'higher',
      null,
      'the bare transaction with one row that each of them locks, in place of a sequencer, to the same without',
    ),
    'log.sequenced_p99_ms': {
      ...alone(
        sequenced.p99,
        'ms',
        500,
        `from submission until others see the place in the log, under full load, ${sequenced.decisions} decisions`,
      ),
      better: 'lower',
    },
    'log.verify_leaves_per_second': alone(
      verified.perSecond,
      '1/s',
      50_000,
      `a directory of ${verified.leaves} leaves verified whole, one core`,
    ),
  };
}
