import type { EnquiryFacts } from './facts.js';
import { isHarm } from './is-harm.js';
import { takesConcern } from './takes-concern.js';

/**
 * Whether a typed concern is told to anybody. The notices and the words of the answer both follow this, so that an
 * enquirer is never told of a concern passed on that reached nobody. A confidential service tells only at likely
 * significant harm, so that nobody learns from a notice that a young person went there.
 */
export function passesConcernOn(facts: EnquiryFacts): boolean {
  const { caller, request } = facts;
  return takesConcern(facts) && (!caller.confidentialService || isHarm(request.concern));
}
