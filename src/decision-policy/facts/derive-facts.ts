import { PURPOSES_OF_REVIEW } from './bodies-of-gateways.js';
import type { DerivedFacts, EnquiryFacts, RequestFacts } from './facts.js';
import type { EnquiryPurpose, OverrideReason, PractitionerGroup } from './vocabulary.js';

/** Reasons that may replace a missing relationship: wire codes 1, 2, 3, 4 and 6. */
export const SELF_CLAIM_REASONS = [
  'PUBLIC_INTEREST',
  'STATUTE',
  'COURT_ORDER',
  'SELF_CLAIMED_EMERGENCY',
  'OTHER',
] as const satisfies readonly OverrideReason[];

/** Reasons that may open a shield: wire codes 1, 2, 3 and 5. */
export const ACCESS_OVERRIDE_REASONS = [
  'PUBLIC_INTEREST',
  'STATUTE',
  'COURT_ORDER',
  'EMERGENCY_ACCESS',
] as const satisfies readonly OverrideReason[];

/** Purposes that stand on significant harm by law, whatever level of concern is typed. */
export const PURPOSES_OF_HARM = [
  'SECTION_47_ENQUIRY',
  'POLICE_PROTECTION',
] as const satisfies readonly EnquiryPurpose[];

/** The posts that may open a shield. */
export const SHIELD_OVERRIDE_GROUPS = [
  'POLICE_CHILD_ABUSE_UNIT',
  'LEAD_SOCIAL_WORKER',
  'DESIGNATED_MANAGER',
] as const satisfies readonly PractitionerGroup[];

/** Computes the facts that compare others, so that no rule needs to be a function. Total. */
export function deriveFacts(facts: EnquiryFacts): DerivedFacts {
  return {
    column: columnOf(facts.request),
    relationshipOrOverride: relationshipOrOverride(facts),
    shieldOverride: shieldOverride(facts),
    groundRecord: groundRecord(facts.request),
  };
}

/**
 * Column of the table of grants. A stated concern counts whatever the purpose, so that typing a concern never narrows
 * an answer; a section 47 enquiry stands on suspected significant harm by law, and police protection begins one,
 * whatever level was typed (Children Act 1989 section 46(1); Appendix 1 paragraph 14). A review looks back: no level that
 * is typed widens it.
 */
function columnOf({ purpose, concern }: RequestFacts): DerivedFacts['column'] {
  if (isOneOf(PURPOSES_OF_REVIEW, purpose)) return 'WELFARE';
  if (concern === 'LIKELY_SIGNIFICANT_HARM' || concern === 'IMMEDIATE_DANGER') return 'HARM';
  if (concern === 'WELFARE') return isOneOf(PURPOSES_OF_HARM, purpose) ? 'HARM' : 'WELFARE';
  return purpose === 'ROUTINE_CARE' ? 'ROUTINE' : 'UNSCHEDULED_NO_CONCERN';
}

function relationshipOrOverride({ request, subject }: EnquiryFacts): DerivedFacts['relationshipOrOverride'] {
  // to somebody who is too near to the child no relationship counts, so that what needs one is answered alike
  if (subject.relationship === 'RECORDED' && !subject.conflictInIndex) return 'RECORDED';
  const claimed =
    request.override === 'SELF_CLAIMED_RELATIONSHIP' && isOneOf(SELF_CLAIM_REASONS, request.overrideReason);
  return claimed ? 'SELF_CLAIMED' : 'NONE';
}

function shieldOverride({ caller, request }: EnquiryFacts): DerivedFacts['shieldOverride'] {
  if (request.override !== 'ACCESS_OVERRIDE') return 'NONE';
  const valid =
    isOneOf(SHIELD_OVERRIDE_GROUPS, caller.group) &&
    isOneOf(ACCESS_OVERRIDE_REASONS, request.overrideReason) &&
    caller.stepUp === 'FRESH' &&
    caller.limits === 'WITHIN';
  return valid ? 'VALID' : 'NOT_VALID';
}

/** By what was typed alone. */
export function groundRecord(request: RequestFacts): DerivedFacts['groundRecord'] {
  if (request.publicInterest === 'NONE') return 'NONE';
  return request.adviserNotYet || request.consentNotYet || request.familyNotYet ? 'LEFT_OPEN' : 'COMPLETE';
}

function isOneOf(list: readonly string[], value: string): boolean {
  return list.includes(value);
}
