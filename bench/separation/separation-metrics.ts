import type { Alone, Metrics } from '../metrics.js';
import type { Separation } from './measure-separation.js';
import { TELLS_APART } from './permutation.js';

/** Whether worlds can be told apart by how long an answer takes, and how small a difference would have been seen. */
export function separationMetrics(alone: Alone, separation: readonly Separation[]): Metrics {
  const medians = separation.filter(({ quantile }) => quantile === 0.5);
  const nearest = first(separation, ({ chance }) => chance);
  const widest = first(medians, ({ gap }) => -Math.abs(gap));
  const dimmest = first(medians, ({ smallestVisible }) => -smallestVisible);
  return {
    'separation.smallest_chance': alone(
      nearest.chance,
      'share',
      TELLS_APART,
      `least chance by which ${medians.length} pairs of worlds differ in p50, p95 or p99; nearest at p${nearest.quantile * 100} of: ${nearest.worlds}`,
    ),
    'separation.largest_median_gap_ms': {
      ...alone(
        Math.abs(widest.gap),
        'ms',
        null,
        `largest difference of medians between two worlds, by a chance of ${widest.chance.toPrecision(2)}; of: ${widest.worlds}`,
      ),
      better: 'lower',
    },
    'separation.smallest_visible_gap_ms': {
      ...alone(
        dimmest.smallestVisible,
        'ms',
        null,
        `a larger difference of medians would have a chance below ${TELLS_APART} in every pair; ${dimmest.answers} answers of each world`,
      ),
      better: 'lower',
    },
  };
}

/** The one of which `by` is least. */
function first(separation: readonly Separation[], by: (one: Separation) => number): Separation {
  const [least] = separation.toSorted((left, right) => by(left) - by(right));
  if (least === undefined) throw new RangeError('nothing was measured');
  return least;
}
