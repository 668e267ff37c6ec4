import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../bench/metrics.js';
import { missedTargets } from '../../../bench/missed-targets.js';

const metric = (value: number, better: Metric['better'], target: number | null): Metric => {
  return { value, unit: 'ratio', target, better, note: '' };
};

describe('the targets of a run', () => {
  it('are met by what is exactly as good as it should be', () => {
    expect(missedTargets({ a: metric(0.5, 'higher', 0.5), b: metric(500, 'lower', 500) })).toEqual([]);
  });

  it('are missed in a sentence each', () => {
    const missed = missedTargets({
      slow: metric(0.49, 'higher', 0.5),
      late: metric(501, 'lower', 500),
      unknown: metric(Number.NaN, 'higher', 1),
      fast: metric(0.9, 'higher', 0.5),
    });
    expect(missed).toEqual([
      'slow misses its target: 0.49 ratio, and it should be at least 0.5',
      'late misses its target: 501 ratio, and it should be at most 500',
      'unknown misses its target: NaN ratio, and it should be at least 1',
    ]);
  });

  it('are for none that has no target', () => {
    expect(missedTargets({ floor: metric(0, 'higher', null) })).toEqual([]);
  });
});
