import type { Readiness } from './health-routes.js';

/**
 * `readiness`, asked at most once in `milliseconds`: whoever polls `/readyz` without a token must not be able to keep
 * the database busy. Those who ask together are told the same.
 * @param now milliseconds of a clock that never goes back
 */
export function heldReadiness(
  readiness: Readiness,
  milliseconds: number,
  now: () => number = () => performance.now(),
): Readiness {
  let held: ReturnType<Readiness> | null = null;
  let until = 0;
  return () => {
    if (held === null || now() >= until) {
      until = Infinity;
      held = readiness().finally(() => {
        until = now() + milliseconds;
      });
    }
    return held;
  };
}
