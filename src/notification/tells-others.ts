import type { EnquiryFacts } from '../decision-policy/facts/facts.js';
import { passesConcernOn } from '../decision-policy/facts/passes-concern-on.js';

/**
 * Whether those who work with the child are told of this enquiry at once (5.154). Any concern tells them, and so does
 * unscheduled care; a scheduled reading without concern is silent for the moment. A confidential service tells only of
 * a concern, and of that only at likely significant harm.
 */
export function tellsOthers(facts: EnquiryFacts): boolean {
  const { caller, request } = facts;
  if (request.concern !== 'NONE') return passesConcernOn(facts);
  return caller.organisation === 'ACTIVE' && !caller.confidentialService && request.setting === 'UNSCHEDULED';
}
