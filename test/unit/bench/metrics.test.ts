import { describe, expect, it } from 'vitest';
import { metricsOf, type Metrics } from '../../../bench/metrics.js';
import { missedTargets } from '../../../bench/missed-targets.js';
import type { Round } from '../../../bench/rounds.js';
import type { Separation } from '../../../bench/separation/measure-separation.js';

const SEPARATION: readonly Separation[] = [0.5, 0.95, 0.99].map((quantile) => {
  return { worlds: 'shield', answers: 470, quantile, gap: 1, chance: 0.2, smallestVisible: 3 };
});

function roundOf(hubPerSecond: number, processor: number): Round {
  const costed = { done: 1_000, perSecond: 1_000, p50: 10, p99: 30, processor };
  const hub = { ...costed, perSecond: hubPerSecond, outcomes: new Map() };
  return { hub, unlogged: hub, bare: costed, bareUnlogged: costed, bareRowLock: costed, pgbench: undefined };
}

/** What a run says whose other figures hold. */
function measured({ hubPerSecond = 900, processor = 5_000, decidePerSecond = 40_000 } = {}): Metrics {
  const explain = { perSecond: 7_000, applied: 3, told: 1 };
  return metricsOf(
    [roundOf(hubPerSecond, processor)],
    { perSecond: decidePerSecond, ofEveryKind: 30_000, ratioToStock: 8, explain },
    SEPARATION,
    { sequenced: { p99: 200, decisions: 5_000 }, verified: { perSecond: 90_000, leaves: 100_000 } },
  );
}

describe('the metrics of a run', () => {
  it('meet their targets where everything holds', () => {
    expect(missedTargets(measured())).toEqual([]);
  });

  it('hold enquiries to the ratio of the first run, less what its own rounds fell below it', () => {
    expect(measured()['enquiry.ratio_to_bare_pg']?.target).toBe(0.688);
    expect(missedTargets(measured({ hubPerSecond: 688 }))).toEqual([]);
    expect(missedTargets(measured({ hubPerSecond: 687 }))).toEqual([expect.stringContaining('ratio_to_bare_pg')]);
  });

  it('leave out what the system does not tell and nobody is held to', () => {
    expect(measured()['enquiry.processor_us']?.value).toBe(5_000);
    expect(measured({ processor: Number.NaN })).not.toHaveProperty(['enquiry.processor_us']);
  });

  it('keep what has a target and no number, so that it misses', () => {
    expect(missedTargets(measured({ decidePerSecond: Number.NaN }))).toEqual([
      'decide.per_second misses its target: NaN 1/s, and it should be at least 30000',
    ]);
    expect(missedTargets(measured({ hubPerSecond: Number.NaN }))).toHaveLength(2);
  });
});
