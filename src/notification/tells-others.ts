import type { EnquiryFacts } from '../decision-policy/facts.js';

const HARM: readonly string[] = ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'];

/**
 * Whether those who work with the child are told of this enquiry at once (5.154). Any concern tells them, and so does
 * unscheduled care; a scheduled reading without concern is silent for the moment. A confidential service tells only at
 * likely significant harm, so that nobody learns from a notice that a young person went there.
 */
export function tellsOthers({ caller, request }: EnquiryFacts): boolean {
  if (caller.organisation !== 'ACTIVE') return false;
  if (caller.confidentialService) return HARM.includes(request.concern);
  return request.concern !== 'NONE' || request.setting === 'UNSCHEDULED';
}
