import type { Alone, Metric, Metrics } from '../metrics.js';
import type { Separation } from './measure-separation.js';
import { TELLS_APART } from './permutation.js';

/** Whether worlds can be told apart by how long an answer takes, and how small a difference would have been seen. */
export function separationMetrics(alone: Alone, separation: readonly Separation[]): Metrics {
  const at = (quantile: number) => separation.filter((one) => one.quantile === quantile);
  const medians = at(0.5);
  const nearest = first(separation, ({ chance }) => chance);
  const widest = first(medians, ({ gap }) => -Math.abs(gap));
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
    'separation.smallest_visible_gap_ms': visible(alone, medians, 'medians'),
    'separation.smallest_visible_p95_gap_ms': visible(alone, at(0.95), 'p95'),
    'separation.smallest_visible_p99_gap_ms': visible(alone, at(0.99), 'p99'),
  };
}

/** How small a difference would have been seen at one quantile: in the pair where least is seen. */
function visible(alone: Alone, separation: readonly Separation[], what: string): Metric {
  const { smallestVisible, answers } = first(separation, (one) => -one.smallestVisible);
  const seen = `a larger difference of ${what} would have a chance below ${TELLS_APART} in every pair`;
  return { ...alone(smallestVisible, 'ms', null, `${seen}; ${answers} answers of each world`), better: 'lower' };
}

/** The one of which `by` is least. */
function first(separation: readonly Separation[], by: (one: Separation) => number): Separation {
  const [least] = separation.toSorted((left, right) => by(left) - by(right));
  if (least === undefined) throw new RangeError('nothing was measured');
  return least;
}
