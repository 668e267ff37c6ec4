import type { Metrics } from './metrics.js';

/** A sentence for each metric that misses its target; a value that is no number misses it. */
export function missedTargets(metrics: Metrics): readonly string[] {
  return Object.entries(metrics).flatMap(([id, { value, unit, target, better }]) => {
    if (target === null || (better === 'higher' ? value >= target : value <= target)) return [];
    return [
      `${id} misses its target: ${value} ${unit}, and it should be ${better === 'higher' ? 'at least' : 'at most'} ${target}`,
    ];
  });
}
