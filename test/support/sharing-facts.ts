import type { SharingFacts } from '../../src/decision-policy/sharing/sharing-facts.js';

/**
 * A decision that lacks nothing and from which nothing follows: a general practitioner shares an own record with
 * social care, with the consent of a competent child of 14; no harm, no crime, no sexual activity.
 */
export const ORDINARY_SHARING: SharingFacts = {
  holderGroup: 'GP',
  holderKind: 'GP_PRACTICE',
  recipientKind: 'LOCAL_AUTHORITY',
  information: 'OWN_RECORD',
  result: 'SHARED',
  confidence: 'OWED',
  consent: 'GIVEN',
  consentGiver: 'COMPETENT_CHILD',
  competence: 'ASSESSED_COMPETENT',
  giverSuspected: 'NO',
  consentScope: 'COVERS_THIS',
  consentReason: 'NOT_GIVEN',
  ageNow: '13_TO_15',
  belief: 'NONE',
  harmToAdult: 'NO',
  immediateDanger: 'NO',
  ageAtEvent: '13_TO_15',
  sexualActivity: 'NO',
  positionOfTrust: 'NO',
  possibleCrime: 'NO',
  identifiesReferrer: 'NO',
  referrerConsent: 'NOT_GIVEN',
  legalBasis: 'GIVEN',
  caseFacts: 'GIVEN',
  reasons: 'GIVEN',
  detailedReasons: 'NOT_GIVEN',
  bestInterests: 'GIVEN',
  withheld: 'NOT_GIVEN',
  childWishes: 'RECORDED',
  family: 'TOLD',
  adviser: 'NONE',
  approval: 'NONE',
  referral: 'NOT_MADE',
  referralDiscussed: 'NO',
  discussionPermission: 'NOT_RECORDED',
  crimeTold: 'NOT_RECORDED',
  nonIdentifyingDiscussion: 'NOT_OFFERED',
  consideration: 'NOT_GIVEN',
  checklist: 'NOT_DONE',
  strategyDiscussion: 'NOT_RECORDED',
  conferenceConsent: 'NONE',
  recipientWorksWithChild: 'NO',
  objection: 'NOBODY_WHO_COUNTS',
  cliniciansAgree: 'NO',
  necessary: 'UNKNOWN',
  proportionate: 'UNKNOWN',
  designatedOfficer: 'NOT_TOLD',
};

/** The same with other facts. */
export function sharingFacts(changes: Partial<SharingFacts> = {}): SharingFacts {
  return { ...ORDINARY_SHARING, ...changes };
}
