import { describe, expect, it } from 'vitest';
import type { Alone } from '../../../bench/metrics.js';
import type { Separation } from '../../../bench/separation/measure-separation.js';
import { separationMetrics } from '../../../bench/separation/separation-metrics.js';

const alone: Alone = (value, unit, target, note) => ({ value, unit, target, better: 'higher', note });
const found = (worlds: string, quantile: number, gap: number, chance: number, smallestVisible: number): Separation => {
  return { worlds, answers: 476, quantile, gap, chance, smallestVisible };
};

const METRICS = separationMetrics(alone, [
  found('shield', 0.5, -1.5, 0.2, 2.1),
  found('shield', 0.95, 5, 0.3, 8),
  found('shield', 0.99, 9, 0.03, 12),
  found('police pointer', 0.5, 0.4, 0.7, 2.6),
  found('police pointer', 0.95, 2, 0.6, 7),
  found('police pointer', 0.99, 3, 0.4, 14),
]);

describe('what a run says of worlds that must not be told apart', () => {
  it('is the least chance of all, and where', () => {
    const metric = METRICS['separation.smallest_chance'];
    expect(metric).toMatchObject({ value: 0.03, target: 0.001, better: 'higher' });
    expect(metric?.note).toContain('2 pairs of worlds');
    expect(metric?.note).toContain('nearest at p99 of: shield');
  });

  it('is the largest difference of medians, whichever world was slower', () => {
    const metric = METRICS['separation.largest_median_gap_ms'];
    expect(metric).toMatchObject({ value: 1.5, better: 'lower' });
    expect(metric?.note).toContain('by a chance of 0.20; of: shield');
  });

  it.each([
    ['medians', 'separation.smallest_visible_gap_ms', 2.6],
    ['p95', 'separation.smallest_visible_p95_gap_ms', 8],
    ['p99', 'separation.smallest_visible_p99_gap_ms', 14],
  ])('is the difference of %s that would have been seen in every pair', (what, id, visible) => {
    expect(METRICS[id]).toMatchObject({ value: visible, better: 'lower' });
    expect(METRICS[id]?.note).toBe(
      `a larger difference of ${what} would have a chance below 0.001 in every pair; 476 answers of each world`,
    );
  });

  it('is nothing without a measurement', () => {
    expect(() => separationMetrics(alone, [])).toThrow('nothing was measured');
  });
});
