import { describe, expect, it } from 'vitest';
import { gapAt, quantileOf } from '../../../bench/separation/permutation.js';

/** Numbers from 0 to 1 that come again at every run. */
function counted(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const random = counted();
const latencies = (from: number): number[] => Array.from({ length: 200 }, () => from + random() * 2);

describe('telling two sets of latencies apart', () => {
  it('finds that the slower of two worlds is slower', () => {
    const { gap, chance } = gapAt(0.5, [latencies(10.6), latencies(10)], 1_000, counted());
    expect(gap).toBeGreaterThan(0.3);
    expect(chance).toBeLessThan(0.001);
  });

  it('finds nothing in two sets of one world', () => {
    for (const quantile of [0.5, 0.95, 0.99]) {
      expect(gapAt(quantile, [latencies(10), latencies(10)], 1_000, counted()).chance).toBeGreaterThan(0.01);
    }
  });

  it('reads quantiles by nearest rank', () => {
    const values = Float64Array.from([5, 1, 4, 2, 3]);
    expect([0, 0.5, 0.95, 1].map((quantile) => quantileOf(values, quantile))).toEqual([1, 3, 5, 5]);
  });
});
