import type { EnquiryFacts } from '../decision-policy/facts.js';

const HARM: readonly string[] = ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'];

/** The enquirer's service is one whose enquiries must not show to others. */
export function isConfidential(facts: EnquiryFacts): boolean {
  return facts.caller.confidentialService;
}

/**
 * Whether others are told of this enquiry at once (5.154). Any concern notifies, and so does unscheduled care; a
 * scheduled reading without concern is silent for the moment. A confidential service notifies only at likely
 * significant harm, so that nobody learns from a notice that a young person went there.
 */
export function isNotifying(facts: EnquiryFacts): boolean {
  const { concern, setting } = facts.request;
  if (isConfidential(facts)) return HARM.includes(concern);
  return concern !== 'NONE' || setting === 'UNSCHEDULED';
}
