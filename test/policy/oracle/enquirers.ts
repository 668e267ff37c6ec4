import type { CallerFacts, EnquiryFacts, SubjectFacts } from '../../../src/decision-policy/facts.js';
import type { EnquiryPurpose } from '../../../src/decision-policy/vocabulary.js';
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

/** A stated concern picks its column whatever the purpose; section 47 is always the last. */
export function columnOf({ request: { concern, purpose } }: EnquiryFacts): Column {
  if (purpose === 'SECTION_47_ENQUIRY') return 'harm';
  if (concern === 'LIKELY_SIGNIFICANT_HARM' || concern === 'IMMEDIATE_DANGER') return 'harm';
  if (concern === 'WELFARE') return 'welfare';
  return purpose === 'ROUTINE_CARE' ? 'routine' : 'presenting';
}

/** Bodies that learn from a death or a serious case, and the one purpose for which each may ask (3.95, 7.2, 8.6). */
const REVIEW_OF: Partial<Record<Enquirer['group'], EnquiryPurpose>> = {
  CHILD_DEATH_PANEL: 'CHILD_DEATH_REVIEW',
  SAFEGUARDING_BOARD: 'SERIOUS_CASE_REVIEW',
};

/** The cell of the table for this enquirer; a review has no column. */
export function cellFor(facts: EnquiryFacts, { group }: Enquirer): ReturnType<typeof cellOf> {
  const review = REVIEW_OF[group];
  if (review === undefined) return cellOf(group, columnOf(facts));
  return new Set(review === facts.request.purpose ? (['S', 'P'] as const) : []);
}

export function reviews({ group }: Enquirer): boolean {
  return group in REVIEW_OF;
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
