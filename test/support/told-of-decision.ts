import type { Decision } from '../../src/decision-policy/decision.js';

/** All that the enquirer's answer is made of, with the items that were not removed. */
export function toldOf(decision: Decision): unknown {
  const { outcome, closed, withheld, nextSteps, legalBasis } = decision;
  return {
    outcome,
    closed,
    withheld,
    nextSteps,
    legalBasis,
    items: decision.items.filter((item) => !item.removedFirst),
  };
}

/** Every released field by the name of its item, such as `plan:2 started`. */
export function releasedOf(decision: Decision): Set<string> {
  return new Set(
    decision.items.flatMap((item) =>
      item.fields.filter((field) => field.released).map(({ field }) => `${item.ref} ${field}`),
    ),
  );
}
