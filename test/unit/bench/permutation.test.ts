import { describe, expect, it } from 'vitest';
import { gapsAt, quantileOf, TELLS_APART } from '../../../bench/separation/permutation.js';

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

const SPLITS = 2_000;

describe('telling two sets of latencies apart', () => {
  it('finds that the slower of two worlds is slower', () => {
    const [median] = gapsAt([0.5], [latencies(10.6), latencies(10)], SPLITS, counted());
    expect(median?.gap).toBeGreaterThan(0.3);
    expect(median?.chance).toBeLessThan(TELLS_APART);
  });

  it('finds nothing in two sets of one world', () => {
    const gaps = gapsAt([0.5, 0.95, 0.99], [latencies(10), latencies(10)], SPLITS, counted());
    expect(gaps.map(({ quantile }) => quantile)).toEqual([0.5, 0.95, 0.99]);
    for (const { chance } of gaps) expect(chance).toBeGreaterThan(0.01);
  });

  it('says which gap it would have seen: a little more of one is seen, and a little less is not', () => {
    const [one, other] = [latencies(10), latencies(10)];
    const [found] = gapsAt([0.5], [one, other], SPLITS, counted());
    const { gap, smallestVisible } = found ?? { gap: Number.NaN, smallestVisible: Number.NaN };
    const slowerBy = (more: number) => one.map((latency) => latency + more - gap);
    const chanceOf = (more: number) => gapsAt([0.5], [slowerBy(more), other], SPLITS, counted())[0]?.chance;
    expect(smallestVisible).toBeGreaterThan(0);
    expect(chanceOf(smallestVisible * 1.4)).toBeLessThan(TELLS_APART);
    expect(chanceOf(smallestVisible * 0.6)).toBeGreaterThan(TELLS_APART);
  });

  it('sees a smaller gap with more answers', () => {
    const visible = (count: number) => {
      const set = () => Array.from({ length: count }, () => 10 + random() * 2);
      return gapsAt([0.5], [set(), set()], SPLITS, counted())[0]?.smallestVisible ?? Number.NaN;
    };
    expect(visible(800)).toBeLessThan(visible(100) * 0.7);
  });

  it('reads quantiles by nearest rank', () => {
    const values = Float64Array.from([1, 2, 3, 4, 5]);
    expect([0, 0.5, 0.95, 1].map((quantile) => quantileOf(values, quantile))).toEqual([1, 3, 5, 5]);
  });
});
