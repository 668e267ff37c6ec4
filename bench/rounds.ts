import type { HttpLoadReport } from './http-load-process.js';
import type { Measured } from './latencies.js';

/** A measurement with what it cost. */
export type Costed<Found extends Measured = Measured> = Found & {
  /** Microseconds of processor time of program and database for one answer; NaN where the system does not tell. */
  readonly processor: number;
};

/** What is measured side by side in each round, each for `seconds`. */
export interface Contenders {
  readonly hub: (seconds: number) => Promise<Costed<HttpLoadReport>>;
  readonly bare: (seconds: number) => Promise<Costed>;
  /** Undefined when there is no pgbench here. */
  readonly pgbench: ((seconds: number) => Promise<Costed>) | undefined;
}

/** One round of measurements, one right after the other. */
export interface Round {
  readonly hub: Costed<HttpLoadReport>;
  readonly bare: Costed;
  readonly pgbench: Costed | undefined;
}

/** Interleaved rounds: what else the machine does falls on all alike, so that the ratios within a round hold. */
export async function measureRounds(
  { hub, bare, pgbench }: Contenders,
  options: { readonly rounds: number; readonly seconds: number; readonly onRound: (round: Round) => void },
): Promise<readonly Round[]> {
  const measured: Round[] = [];
  while (measured.length < options.rounds) {
    const round = {
      hub: await hub(options.seconds),
      bare: await bare(options.seconds),
      pgbench: await pgbench?.(options.seconds),
    };
    measured.push(round);
    options.onRound(round);
  }
  return measured;
}
