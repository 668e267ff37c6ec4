import { PolicyFault } from '../decision.js';
import { ORGANISATION_KINDS, PRACTITIONER_GROUPS } from '../facts/vocabulary.js';
import type { SharingFacts } from './sharing-facts.js';
import {
  AGES_AT_EVENT,
  CHILD_COMPETENCES,
  HARM_BELIEFS,
  INFORMATION_KINDS,
  SHARING_RESULTS,
  YES_NO_UNKNOWN,
} from './sharing-words.js';

const RECORDED = ['GIVEN', 'NOT_GIVEN'] as const;

/** Every value of every fact of a holder's decision: the closed world that its rules are written for. */
export const SHARING_FACT_VALUES = {
  holderGroup: [...PRACTITIONER_GROUPS, 'NONE'],
  holderKind: [...ORGANISATION_KINDS, 'UNKNOWN'],
  recipientKind: [...ORGANISATION_KINDS, 'UNKNOWN'],
  information: [...INFORMATION_KINDS, 'UNKNOWN'],
  result: SHARING_RESULTS,
  confidence: ['OWED', 'NOT_OWED', 'UNKNOWN'],
  consent: ['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE', 'NOT_YET', 'UNKNOWN'],
  consentGiver: ['YOUNG_PERSON', 'COMPETENT_CHILD', 'PARENTAL_RESPONSIBILITY', 'NONE'],
  competence: [...CHILD_COMPETENCES, 'UNKNOWN'],
  giverSuspected: YES_NO_UNKNOWN,
  consentScope: ['COVERS_THIS', 'DOES_NOT_COVER_THIS', 'NOT_STATED'],
  consentReason: RECORDED,
  ageNow: ['UNDER_13', '13_TO_15', '16_OR_OVER', 'UNKNOWN'],
  belief: [...HARM_BELIEFS, 'UNKNOWN'],
  harmToAdult: YES_NO_UNKNOWN,
  immediateDanger: YES_NO_UNKNOWN,
  ageAtEvent: AGES_AT_EVENT,
  sexualActivity: YES_NO_UNKNOWN,
  positionOfTrust: YES_NO_UNKNOWN,
  possibleCrime: YES_NO_UNKNOWN,
  identifiesReferrer: YES_NO_UNKNOWN,
  referrerConsent: [...RECORDED, 'UNKNOWN'],
  legalBasis: RECORDED,
  caseFacts: RECORDED,
  reasons: RECORDED,
  detailedReasons: RECORDED,
  bestInterests: RECORDED,
  withheld: RECORDED,
  childWishes: ['RECORDED', 'UNKNOWN_WITH_REASON', 'NOT_RECORDED'],
  family: ['TOLD', 'NOT_TOLD_WITH_REASON', 'NOT_YET', 'NOT_RECORDED'],
  adviser: ['NAMED_COMPETENT', 'DECIDER_COMPETENT', 'NAMED_NOT_COMPETENT', 'NOT_YET', 'NONE'],
  approval: ['NAMED_IN_DIRECTORY', 'UNCONFIRMED_NAME', 'NONE'],
  referral: ['MADE_IN_WRITING', 'MADE_BY_PHONE', 'NOT_MADE'],
  referralDiscussed: YES_NO_UNKNOWN,
  discussionPermission: ['GIVEN', 'REFUSED', 'NOT_SOUGHT_WITH_REASON', 'NOT_RECORDED'],
  crimeTold: ['POLICE_DISCUSSED', 'SOCIAL_CARE_TOLD', 'NOBODY_WITH_REASON', 'NOT_YET', 'NOT_RECORDED'],
  nonIdentifyingDiscussion: ['HELD', 'OFFERED', 'NOT_OFFERED'],
  consideration: RECORDED,
  checklist: ['DONE', 'NOT_DONE'],
  strategyDiscussion: ['HELD', 'ASKED_FOR', 'NOT_NEEDED_WITH_REASON', 'NOT_RECORDED'],
  conferenceConsent: ['CHAIR', 'LEAD_SOCIAL_WORKER', 'NONE'],
  recipientWorksWithChild: YES_NO_UNKNOWN,
  objection: ['COMPETENT_CHILD', 'PARENT_OF_CHILD_WITHOUT_COMPETENCE', 'NOBODY_WHO_COUNTS', 'UNKNOWN'],
  cliniciansAgree: YES_NO_UNKNOWN,
  necessary: YES_NO_UNKNOWN,
  proportionate: YES_NO_UNKNOWN,
  designatedOfficer: ['TOLD', 'NOT_TOLD'],
} as const satisfies { readonly [Fact in keyof SharingFacts]: readonly SharingFacts[Fact][] };

const CHECKS = Object.entries(SHARING_FACT_VALUES).map(([fact, values]) => [fact, new Set<unknown>(values)] as const);

/** Throws `PolicyFault`, naming the fact and never its value, unless every fact is there and has a known value. */
export function checkSharingFacts(facts: SharingFacts): void {
  for (const [fact, allowed] of CHECKS) {
    if (!allowed.has(facts[fact as keyof SharingFacts])) throw new PolicyFault(`the facts do not parse at ${fact}`);
  }
}
