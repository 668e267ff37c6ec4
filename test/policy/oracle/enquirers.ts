import type { CallerFacts, EnquiryFacts, SubjectFacts } from '../../../src/decision-policy/facts/facts.js';
import type { EnquiryPurpose } from '../../../src/decision-policy/facts/vocabulary.js';
import { cellOf, type Column } from './grants.js';

/** Someone who would learn the answer: the caller, or the colleague asked for. Both must be entitled. */
export interface Enquirer extends Omit<CallerFacts, 'limits' | 'stepUp'> {
  readonly relationship: SubjectFacts['relationship'];
  readonly signedInAfresh: boolean;
}

export function enquirersOf({ caller, colleague, subject }: EnquiryFacts): readonly [Enquirer, ...Enquirer[]] {
  const asks = { ...caller, relationship: subject.relationship, signedInAfresh: caller.stepUp === 'FRESH' };
  // the step-up binds the one request, which is the caller's
  return colleague === null ? [asks] : [asks, { ...asks, ...colleague }];
}

/**
 * A stated concern picks its column whatever the purpose; section 47, and the police protection that begins it, is always
 * the last. A review looks back: no level that is typed makes it more.
 */
export function columnOf({ request: { concern, purpose } }: EnquiryFacts): Column {
  if (isReview(purpose)) return 'welfare';
  const standsOnHarm = purpose === 'SECTION_47_ENQUIRY' || purpose === 'POLICE_PROTECTION';
  // without any concern either of them is bad input
  if (standsOnHarm && concern !== 'NONE') return 'harm';
  if (concern === 'LIKELY_SIGNIFICANT_HARM' || concern === 'IMMEDIATE_DANGER') return 'harm';
  if (concern === 'WELFARE') return 'welfare';
  return purpose === 'ROUTINE_CARE' ? 'routine' : 'presenting';
}

/**
 * Who may ask for a review: the bodies that learn from a death or a serious case, each for its own, and who writes the
 * review of their own agency (2.115, 3.95, 7.2, 8.6, 8.29, 8.30).
 */
const WHO_REVIEWS: Record<string, readonly Enquirer['group'][]> = {
  CHILD_DEATH_REVIEW: ['CHILD_DEATH_PANEL', 'DESIGNATED_MANAGER', 'NAMED_PROFESSIONAL'],
  SERIOUS_CASE_REVIEW: ['SAFEGUARDING_BOARD', 'DESIGNATED_MANAGER', 'NAMED_PROFESSIONAL'],
};

export function isReview(purpose: EnquiryPurpose): boolean {
  return purpose in WHO_REVIEWS;
}

/** The cell of the table for this enquirer; a review has no column, and no other row serves one. */
export function cellFor(facts: EnquiryFacts, who: Enquirer): ReturnType<typeof cellOf> {
  const reviewers = WHO_REVIEWS[facts.request.purpose];
  if (reviewers !== undefined) return new Set(reviewers.includes(who.group) ? (['S', 'P'] as const) : []);
  // who decides asks what is recorded and who works with the child; the rest is for an assessment (5.34)
  return decidesOnReferral(facts, who) ? new Set(['S', 'P'] as const) : cellOf(who.group, columnOf(facts));
}

export const SOCIAL_CARE: readonly Enquirer['group'][] = ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER'];

/**
 * Social care at a welfare concern about a child who is no case of theirs: a referral is decided on, or what the police
 * notified of domestic abuse (5.34, 5.152, 11.88).
 */
export function decidesOnReferral(facts: EnquiryFacts, who: Enquirer): boolean {
  const { purpose } = facts.request;
  const cameIn = purpose === 'WELFARE_CONCERN' || purpose === 'DOMESTIC_ABUSE_INCIDENT';
  return cameIn && columnOf(facts) === 'welfare' && SOCIAL_CARE.includes(who.group) && !hasRelationship(facts, who);
}

/** A conflict in the index leaves no relationship. */
export function hasRelationship(facts: EnquiryFacts, { relationship }: Enquirer): boolean {
  return claimsRelationship(facts) || (relationship === 'RECORDED' && !facts.subject.conflictInIndex);
}

const SELF_CLAIM_REASONS = ['PUBLIC_INTEREST', 'STATUTE', 'COURT_ORDER', 'SELF_CLAIMED_EMERGENCY', 'OTHER'];
const ACCESS_REASONS = ['PUBLIC_INTEREST', 'STATUTE', 'COURT_ORDER', 'EMERGENCY_ACCESS'];
const MAY_OPEN_A_SHIELD = ['POLICE_CHILD_ABUSE_UNIT', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER'];

/** The reasons that go with each kind of override; another pair is bad input. */
export function overridePairIsAllowed({ override, overrideReason }: EnquiryFacts['request']): boolean {
  if (override === 'SELF_CLAIMED_RELATIONSHIP') return SELF_CLAIM_REASONS.includes(overrideReason);
  if (override === 'ACCESS_OVERRIDE') return ACCESS_REASONS.includes(overrideReason);
  return true;
}

export function claimsRelationship({ request }: EnquiryFacts): boolean {
  return request.override === 'SELF_CLAIMED_RELATIONSHIP' && overridePairIsAllowed(request);
}

/** An access override by someone who may, with a sign-in for this one enquiry; whoever learns the answer must be able. */
export function shieldIsOpenFor(facts: EnquiryFacts): boolean {
  const { request, caller } = facts;
  return (
    // more overrides than one person may make in a day show the state of the plan alone
    caller.limits === 'WITHIN' &&
    request.override === 'ACCESS_OVERRIDE' &&
    overridePairIsAllowed(request) &&
    enquirersOf(facts).every((who) => MAY_OPEN_A_SHIELD.includes(who.group) && who.signedInAfresh)
  );
}
