import { fail, type Result } from '../shared/result.js';
import type { GovernanceFailure } from './governor.js';

/** Lets one piece of work through at a time in this process; what comes meanwhile is refused and not kept waiting. */
export function oneAtATime(
  why: string,
): <Value>(work: () => Promise<Result<Value, GovernanceFailure>>) => Promise<Result<Value, GovernanceFailure>> {
  let underWay = false;
  return async (work) => {
    if (underWay) return fail({ code: 'TOO_MANY', why });
    underWay = true;
    try {
      return await work();
    } finally {
      underWay = false;
    }
  };
}
