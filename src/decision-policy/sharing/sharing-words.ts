/** The words of a holder's decision that rules may look at. Each list is closed; the GraphQL schema is made from it. */

export const INFORMATION_KINDS = [
  'OWN_RECORD',
  'THIRD_PARTY_RECORD',
  'PUBLIC_REFERRER_IDENTITY',
  'CONFERENCE_RECORD',
  'COMMON_ASSESSMENT_CONTENT',
  'SENSITIVE_SERVICE',
  'POLICE_SYSTEM_CONTENT',
  'STAFF_ALLEGATION',
  'A_AND_E_ATTENDANCE',
] as const;
/**
 * What is shared or refused: the holder's own record of the child; a record of somebody else, each by itself (8.31); who
 * of the public referred (5.35); the record of a conference (5.112); the content of a common assessment (2.16); that or
 * what a sensitive service is; what a police or offender system holds; an allegation against somebody who works with
 * children (Appendix 5); that a child was seen in urgent care (2.71).
 */
export type InformationKind = (typeof INFORMATION_KINDS)[number];

export const SHARING_RESULTS = ['SHARED', 'SHARED_IN_PART', 'REFUSED'] as const;
/** What the holder decided. */
export type SharingResult = (typeof SHARING_RESULTS)[number];

export const HARM_BELIEFS = ['NONE', 'LESSER_CONCERN', 'SIGNIFICANT_HARM_TO_CHILD'] as const;
/** What the holder believes or suspects of the child; harm to an adult is a statement by itself (5.18, 5.23). */
export type HarmBelief = (typeof HARM_BELIEFS)[number];

export const YES_NO_UNKNOWN = ['YES', 'NO', 'UNKNOWN'] as const;
/** An answer to a question of fact; `UNKNOWN` is never taken for `NO`. */
export type YesNoUnknown = (typeof YES_NO_UNKNOWN)[number];

export const AGES_AT_EVENT = ['UNDER_13', '13_TO_15', '16_TO_17', 'ADULT', 'UNKNOWN'] as const;
/** How old the child, or the mother of an unborn one, was when what the decision is about happened (5.26 to 5.31). */
export type AgeAtEvent = (typeof AGES_AT_EVENT)[number];

export const CHILD_COMPETENCES = ['ASSESSED_COMPETENT', 'ASSESSED_NOT_COMPETENT', 'NOT_ASSESSED'] as const;
/** Whether the child was assessed as able to decide this, in the words of a consent that the index holds (2.71, 5.23). */
export type ChildCompetence = (typeof CHILD_COMPETENCES)[number];

/** The considerations of 5.29; the checklist is done when each of them has an answer. */
export const CHECKLIST_5_29 = [
  'AGE_OF_CHILD',
  'MATURITY_AND_UNDERSTANDING',
  'LIVING_CIRCUMSTANCES',
  'AGE_DIFFERENCE',
  'AGGRESSION_OR_POWER',
  'COERCION_OR_BRIBERY',
  'FAMILIAL_OFFENCE',
  'BEHAVIOUR_OF_CHILD',
  'SUBSTANCES_AS_DISINHIBITOR',
  'OWN_MISUSE_OF_SUBSTANCES',
  'UNUSUAL_SECRECY',
  'DENIES_MINIMISES_OR_ACCEPTS',
  'GROOMING',
  'PARTNER_KNOWN_TO_AGENCY',
] as const;
export type ChecklistItem = (typeof CHECKLIST_5_29)[number];
