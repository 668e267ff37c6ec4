import { thirteenTo15Checklist } from './rules/13-to-15-checklist.js';
import { thirteenTo15Considered } from './rules/13-to-15-considered.js';
import { thirteenTo15LeadConsulted } from './rules/13-to-15-lead-consulted.js';
import { thirteenTo15ReportAndStrategy } from './rules/13-to-15-report-and-strategy.js';
import { sixteenTo17Checklist } from './rules/16-to-17-checklist.js';
import { sixteenTo17Considered } from './rules/16-to-17-considered.js';
import { sixteenTo17PositionOfTrust } from './rules/16-to-17-position-of-trust.js';
import { sixteenTo17ReportAndStrategy } from './rules/16-to-17-report-and-strategy.js';
import { adviserNotYetOnlyInHarm } from './rules/adviser-not-yet-only-in-harm.js';
import { ageAtEventStated } from './rules/age-at-event-stated.js';
import { attendanceNoticeStopped } from './rules/attendance-notice-stopped.js';
import { attendanceNoticeStopsOnBoth } from './rules/attendance-notice-stops-on-both.js';
import { attendanceRecipientKind } from './rules/attendance-recipient-kind.js';
import { bestInterestsStated } from './rules/best-interests-stated.js';
import { childWishesRecorded } from './rules/child-wishes-recorded.js';
import { commonAssessmentConsent } from './rules/common-assessment-consent.js';
import { commonAssessmentRelationship } from './rules/common-assessment-relationship.js';
import { completeAdviser } from './rules/complete-adviser.js';
import { completeConsent } from './rules/complete-consent.js';
import { completeFamily } from './rules/complete-family.js';
import { conferenceRecordConsent } from './rules/conference-record-consent.js';
import { confidenceStated } from './rules/confidence-stated.js';
import { consentCompetenceRecorded } from './rules/consent-competence-recorded.js';
import { consentGiverRecorded } from './rules/consent-giver-recorded.js';
import { consentGiverSuspicionStated } from './rules/consent-giver-suspicion-stated.js';
import { consentNotSoughtReason } from './rules/consent-not-sought-reason.js';
import { consentNotYetOnlyInHarm } from './rules/consent-not-yet-only-in-harm.js';
import { consentScopeRecorded } from './rules/consent-scope-recorded.js';
import { consentStated } from './rules/consent-stated.js';
import { crimeConsidered } from './rules/crime-considered.js';
import { crimeDiscussedWithPolice } from './rules/crime-discussed-with-police.js';
import { crimeToDiscussWithPolice } from './rules/crime-to-discuss-with-police.js';
import { exceptionalRefusalReviewed } from './rules/exceptional-refusal-reviewed.js';
import { exceptionalRefusalToConfirm } from './rules/exceptional-refusal-to-confirm.js';
import { familyNotYetOnlyInHarm } from './rules/family-not-yet-only-in-harm.js';
import { familyTold } from './rules/family-told.js';
import { harmReferralRecorded } from './rules/harm-referral-recorded.js';
import { harmReferralToMake } from './rules/harm-referral-to-make.js';
import { harmRefusalIsNoResult } from './rules/harm-refusal-is-no-result.js';
import { harmSocialCareExpects } from './rules/harm-social-care-expects.js';
import { harmWrittenWithin48Hours } from './rules/harm-written-within-48-hours.js';
import { legalBasisRecorded } from './rules/legal-basis-recorded.js';
import { lesserConcernInPart } from './rules/lesser-concern-in-part.js';
import { nothingLiftsConfidence } from './rules/nothing-lifts-confidence.js';
import { partSaysWhatWasWithheld } from './rules/part-says-what-was-withheld.js';
import { policeSystemContent } from './rules/police-system-content.js';
import { publicInterestAdviser } from './rules/public-interest-adviser.js';
import { publicInterestFacts } from './rules/public-interest-facts.js';
import { publicReferrerIdentity } from './rules/public-referrer-identity.js';
import { publicReferrerImplied } from './rules/public-referrer-implied.js';
import { reasonsRecorded } from './rules/reasons-recorded.js';
import { referralDiscussionPermission } from './rules/referral-discussion-permission.js';
import { refusalOffersDiscussion } from './rules/refusal-offers-discussion.js';
import { sexualActivityStated } from './rules/sexual-activity-stated.js';
import { staffAllegationDesignatedOfficer } from './rules/staff-allegation-designated-officer.js';
import { strongPublicInterestRefused } from './rules/strong-public-interest-refused.js';
import { thirdPartyNecessityJudged } from './rules/third-party-necessity-judged.js';
import { thirdPartyNotNecessary } from './rules/third-party-not-necessary.js';
import { thirdPartyNotProportionate } from './rules/third-party-not-proportionate.js';
import { thirdPartyProportionJudged } from './rules/third-party-proportion-judged.js';
import { under13LeadConsulted } from './rules/under-13-lead-consulted.js';
import { under13RefusalApproved } from './rules/under-13-refusal-approved.js';
import { under13RefusalDetailedReasons } from './rules/under-13-refusal-detailed-reasons.js';
import { under13ReportAndStrategy } from './rules/under-13-report-and-strategy.js';
import type { SharingRule, SharingRuleset } from './sharing-rule.js';

/**
 * The rules about holders' decisions that ship with the hub (5.20 to 5.36), part of the policy's version. The order is for
 * people: a judgement sorts the rules itself.
 */
export const SHARING_RULESET: SharingRuleset = freezeDeep<readonly SharingRule[]>([
  reasonsRecorded,
  bestInterestsStated,
  childWishesRecorded,
  sexualActivityStated,
  confidenceStated,
  legalBasisRecorded,
  consentStated,
  consentGiverRecorded,
  consentCompetenceRecorded,
  consentGiverSuspicionStated,
  consentScopeRecorded,
  consentNotSoughtReason,
  consentNotYetOnlyInHarm,
  completeConsent,
  publicInterestFacts,
  publicInterestAdviser,
  adviserNotYetOnlyInHarm,
  completeAdviser,
  strongPublicInterestRefused,
  lesserConcernInPart,
  partSaysWhatWasWithheld,
  nothingLiftsConfidence,
  refusalOffersDiscussion,
  familyTold,
  familyNotYetOnlyInHarm,
  completeFamily,
  harmReferralRecorded,
  harmReferralToMake,
  harmRefusalIsNoResult,
  harmSocialCareExpects,
  harmWrittenWithin48Hours,
  crimeConsidered,
  crimeDiscussedWithPolice,
  crimeToDiscussWithPolice,
  ageAtEventStated,
  under13LeadConsulted,
  under13RefusalDetailedReasons,
  under13RefusalApproved,
  exceptionalRefusalToConfirm,
  exceptionalRefusalReviewed,
  under13ReportAndStrategy,
  thirteenTo15Considered,
  thirteenTo15Checklist,
  thirteenTo15LeadConsulted,
  thirteenTo15ReportAndStrategy,
  sixteenTo17Considered,
  sixteenTo17Checklist,
  sixteenTo17PositionOfTrust,
  sixteenTo17ReportAndStrategy,
  referralDiscussionPermission,
  publicReferrerIdentity,
  publicReferrerImplied,
  conferenceRecordConsent,
  commonAssessmentConsent,
  commonAssessmentRelationship,
  policeSystemContent,
  thirdPartyNecessityJudged,
  thirdPartyProportionJudged,
  thirdPartyNotNecessary,
  thirdPartyNotProportionate,
  attendanceNoticeStopsOnBoth,
  attendanceRecipientKind,
  attendanceNoticeStopped,
  staffAllegationDesignatedOfficer,
]);

function freezeDeep<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freezeDeep);
  return value;
}
