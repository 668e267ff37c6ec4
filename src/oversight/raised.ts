import type { ConcernLevel, EnquiryPurpose, PublicInterestGround } from '../decision-policy/facts/vocabulary.js';

/** What an enquirer states and can state otherwise the next time. */
export interface Stated {
  readonly purpose: string;
  readonly concern: string;
  /** Ground of public interest; `null` when none was stated. */
  readonly ground: string | null;
  /** A crime may have been committed, which can open a pointer to the police (5.20, 5.34). */
  readonly possibleCrime: boolean;
}

/**
 * Purposes by what they can open. 0 asks for a relationship, 1 asks for none, 2 stands on a concern, 3 opens what no
 * other purpose does: a case that is not one's own, a household, a review.
 */
const PURPOSE_OPENS: Readonly<Record<EnquiryPurpose, number>> = {
  ROUTINE_CARE: 0,
  CARE_OF_PRESENTING_CHILD: 1,
  WELFARE_CONCERN: 2,
  CASE_COORDINATION: 2,
  SECTION_17_ASSESSMENT: 3,
  SECTION_47_ENQUIRY: 3,
  POLICE_PROTECTION: 3,
  DOMESTIC_ABUSE_INCIDENT: 3,
  CHILD_DEATH_REVIEW: 3,
  SERIOUS_CASE_REVIEW: 3,
};

const CONCERN_IS: Readonly<Record<ConcernLevel, number>> = {
  NONE: 0,
  WELFARE: 1,
  LIKELY_SIGNIFICANT_HARM: 2,
  IMMEDIATE_DANGER: 3,
};

/** Likely or serious harm is presumed to be enough, a lesser concern is weighed (5.23). */
const GROUND_LIFTS: Readonly<Record<PublicInterestGround, number>> = {
  LESSER_CONCERN: 1,
  LIKELY_SIGNIFICANT_HARM_TO_CHILD: 2,
  SERIOUS_HARM_TO_ADULT: 2,
};

/** Days within which a second enquiry about the same subject is held against the first. */
export const RE_ASK_DAYS = 7;

/**
 * Whether the later of two enquiries states more than the earlier one: a purpose that can open more, a higher concern,
 * a ground that lifts more, or a possible crime. It says nothing of whether that was right: worries grow, and people see both reasons.
 */
export function raised(earlier: Stated, later: Stated): boolean {
  return (
    rank(PURPOSE_OPENS, later.purpose) > rank(PURPOSE_OPENS, earlier.purpose) ||
    rank(CONCERN_IS, later.concern) > rank(CONCERN_IS, earlier.concern) ||
    rank(GROUND_LIFTS, later.ground) > rank(GROUND_LIFTS, earlier.ground) ||
    (later.possibleCrime && !earlier.possibleCrime)
  );
}

/** Nothing stated, or a word that is no longer in the list, ranks lowest. */
function rank(order: Readonly<Record<string, number>>, word: string | null): number {
  return word === null ? 0 : (order[word] ?? 0);
}
