import type { HttpLoadReport } from './http-load-process.js';
import type { Measured } from './latencies.js';

/** A measurement with what it cost. */
export type Costed<Found extends Measured = Measured> = Found & {
  /** Microseconds of processor time of program and database for one answer; NaN where the system does not tell. */
  readonly processor: number;
};

type Measure<Found extends Measured = Measured> = (seconds: number) => Promise<Costed<Found>>;

/** What is measured side by side in each round, each for `seconds`. */
export interface Contenders {
  readonly hub: Measure<HttpLoadReport>;
  /** The hub without submission, sequencer and signer. */
  readonly unlogged: Measure<HttpLoadReport>;
  /** The bare transaction, with submission. */
  readonly bare: Measure;
  /** The same without. */
  readonly bareUnlogged: Measure;
  /** The same with a row that every transaction locks, in place of a sequencer. */
  readonly bareRowLock: Measure;
  /** Undefined when there is no pgbench here. */
  readonly pgbench: Measure | undefined;
}

/** One round of measurements, one right after the other. */
export type Round = {
  readonly [Name in keyof Contenders]: Contenders[Name] extends Measure<infer Found>
    ? Costed<Found>
    : Costed | undefined;
};

/** Interleaved rounds: what else the machine does falls on all alike, so that the ratios within a round hold. */
export async function measureRounds(
  contenders: Contenders,
  options: { readonly rounds: number; readonly seconds: number; readonly onRound: (round: Round) => void },
): Promise<readonly Round[]> {
  const { rounds, seconds, onRound } = options;
  const measured: Round[] = [];
  while (measured.length < rounds) {
    // whichever is measured first finds the machine as the last of the round before left it, so the two hubs take turns
    const hubFirst = measured.length % 2 === 0;
    const before = hubFirst ? null : await contenders.unlogged(seconds);
    const hub = await contenders.hub(seconds);
    const round = {
      hub,
      unlogged: before ?? (await contenders.unlogged(seconds)),
      bare: await contenders.bare(seconds),
      bareUnlogged: await contenders.bareUnlogged(seconds),
      bareRowLock: await contenders.bareRowLock(seconds),
      pgbench: await contenders.pgbench?.(seconds),
    };
    measured.push(round);
    onRound(round);
  }
  return measured;
}
