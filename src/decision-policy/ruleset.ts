import type { Rule, Ruleset } from './rulebook/rule.js';
import { commonAssessmentNeedsRelationship } from './rules/confidence/common-assessment-needs-relationship.js';
import { noConfidentialServiceToSchoolsOrJustice } from './rules/confidence/no-confidential-service-to-schools-or-justice.js';
import { asTyped } from './rules/conflict/as-typed.js';
import { inIndex } from './rules/conflict/in-index.js';
import { commonAssessmentNeedsConsent } from './rules/consent/common-assessment-needs-consent.js';
import { mentalAndSexualHealthInvolvement } from './rules/consent/mental-and-sexual-health-involvement.js';
import { schoolRoutineNeedsConsent } from './rules/consent/school-routine-needs-consent.js';
import { sensitiveDetailsNever } from './rules/consent/sensitive-details-never.js';
import { sensitiveServiceInConfidence } from './rules/consent/sensitive-service-in-confidence.js';
import { existenceToo } from './rules/detriment/existence-too.js';
import { moreDetrimental } from './rules/detriment/more-detrimental.js';
import { adultAskedBy } from './rules/gate/adult-asked-by.js';
import { adultWithConcern } from './rules/gate/adult-with-concern.js';
import { colleagueHasNotConfirmed } from './rules/gate/colleague-has-not-confirmed.js';
import { colleagueMayNotSee } from './rules/gate/colleague-may-not-see.js';
import { householdAskedBy } from './rules/gate/household-asked-by.js';
import { hubTeamNeverAsks } from './rules/gate/hub-team-never-asks.js';
import { issuerRegistered } from './rules/gate/issuer-registered.js';
import { limitsPlanStateOnly } from './rules/gate/limits-plan-state-only.js';
import { limits } from './rules/gate/limits.js';
import { nothingInRoutineCare } from './rules/gate/nothing-in-routine-care.js';
import { nothingWithoutConcern } from './rules/gate/nothing-without-concern.js';
import { organisationActive } from './rules/gate/organisation-active.js';
import { oversightNeverAsks } from './rules/gate/oversight-never-asks.js';
import { phoneAndConcernOnly } from './rules/gate/phone-and-concern-only.js';
import { purposeRegistered } from './rules/gate/purpose-registered.js';
import { reviewBodiesForReviews } from './rules/gate/review-bodies.js';
import { reviewsAskedBy } from './rules/gate/reviews-asked-by.js';
import { roleChosen } from './rules/gate/role-chosen.js';
import { settingRegistered } from './rules/gate/setting-registered.js';
import { training } from './rules/gate/training.js';
import { unbornAskedBy } from './rules/gate/unborn-asked-by.js';
import { vetting } from './rules/gate/vetting.js';
import { assistSection47Enquiries } from './rules/gateway/assist-section-47-enquiries.js';
import { authorisedPerson } from './rules/gateway/authorised-person.js';
import { authorityArrangesWithNspcc } from './rules/gateway/authority-arranges-with-nspcc.js';
import { authorityForChildrenInNeed } from './rules/gateway/authority-for-children-in-need.js';
import { authorityForSection47 } from './rules/gateway/authority-for-section-47.js';
import { authorityToPolice } from './rules/gateway/authority-to-police.js';
import { authorityToThoseWhoCare } from './rules/gateway/authority-to-those-who-care.js';
import { authorityToThoseWhoTeach } from './rules/gateway/authority-to-those-who-teach.js';
import { collegesForUnder18s } from './rules/gateway/colleges-for-under-18s.js';
import { confidentialClinicToHealth } from './rules/gateway/confidential-clinic-to-health.js';
import { crimeAndDisorderToPolice } from './rules/gateway/crime-and-disorder-to-police.js';
import { crimeAndDisorderToProbationAndYouthJustice } from './rules/gateway/crime-and-disorder-to-probation-and-youth-justice.js';
import { directCare } from './rules/gateway/direct-care.js';
import { educationForPupils } from './rules/gateway/education-for-pupils.js';
import { guardianInspectsAuthorityRecords } from './rules/gateway/guardian-inspects-authority-records.js';
import { healthChronologyForReviews } from './rules/gateway/health-chronology-for-reviews.js';
import { healthOnAConcern } from './rules/gateway/health-on-a-concern.js';
import { healthToEducationInRoutineCare } from './rules/gateway/health-to-education-in-routine-care.js';
import { helpAnAuthoritySpecifies } from './rules/gateway/help-an-authority-specifies.js';
import { helpToNspccForAuthority } from './rules/gateway/help-to-nspcc-for-authority.js';
import { informationSharingDuty } from './rules/gateway/information-sharing-duty.js';
import { justiceToAuthorityAndPolice } from './rules/gateway/justice-to-authority-and-police.js';
import { nationalDatabase } from './rules/gateway/national-database.js';
import { noneCarries } from './rules/gateway/none-carries.js';
import { ownReviewOfAuthority } from './rules/gateway/own-review-of-authority.js';
import { policeToAuthorityAndJustice } from './rules/gateway/police-to-authority-and-justice.js';
import { practicesAndClinicsAssistSection47 } from './rules/gateway/practices-and-clinics-assist-section-47.js';
import { reviews } from './rules/gateway/reviews.js';
import { voluntaryBodies } from './rules/gateway/voluntary-bodies.js';
import { voluntaryBodiesBefore2026 } from './rules/gateway/voluntary-bodies-before-2026.js';
import { confirmedDetails } from './rules/identity/confirmed-details.js';
import { feedsLate } from './rules/identity/feeds-late.js';
import { noNewIdentifiers } from './rules/identity/no-new-identifiers.js';
import { notConfirmed } from './rules/identity/not-confirmed.js';
import { notHeld } from './rules/identity/not-held.js';
import { adultPlanState } from './rules/proportionality/adult-plan-state.js';
import { categoriesNotAskedFor } from './rules/proportionality/categories-not-asked-for.js';
import { educationLeads } from './rules/proportionality/education-leads.js';
import { householdNamesNotGiven } from './rules/proportionality/household-names-not-given.js';
import { householdNotAskedFor } from './rules/proportionality/household-not-asked-for.js';
import { householdPlanState } from './rules/proportionality/household-plan-state.js';
import { mentalSexualAndDentalHealth } from './rules/proportionality/mental-sexual-and-dental-health.js';
import { noEarlierEnquiriesInRoutineCare } from './rules/proportionality/no-earlier-enquiries-in-routine-care.js';
import { nspcc } from './rules/proportionality/nspcc.js';
import { oldCaseNeedsConcern } from './rules/proportionality/old-case-needs-concern.js';
import { oldPlanNeedsConcern } from './rules/proportionality/old-plan-needs-concern.js';
import { policeChildAbuseUnit } from './rules/proportionality/police-child-abuse-unit.js';
import { policePointer } from './rules/proportionality/police-pointer.js';
import { policePointerInTriageNeedsCrime } from './rules/proportionality/police-pointer-in-triage-needs-crime.js';
import { police } from './rules/proportionality/police.js';
import { practitionersNotAskedFor } from './rules/proportionality/practitioners-not-asked-for.js';
import { primaryAndCommunityCare } from './rules/proportionality/primary-and-community-care.js';
import { probationAndCourts } from './rules/proportionality/probation-and-courts.js';
import { reviewBodies } from './rules/proportionality/review-bodies.js';
import { secureEstate } from './rules/proportionality/secure-estate.js';
import { severalByPlanStateAlone } from './rules/proportionality/several-by-plan-state-alone.js';
import { socialCare } from './rules/proportionality/social-care.js';
import { urgentAndHospitalCare } from './rules/proportionality/urgent-and-hospital-care.js';
import { cafcassAppointment } from './rules/relationship/cafcass-appointment.js';
import { routineCareNeedsOne } from './rules/relationship/routine-care-needs-one.js';
import { routineCareNotHeld } from './rules/relationship/routine-care-not-held.js';
import { routineCareTooNear } from './rules/relationship/routine-care-too-near.js';
import { socialCareOwnCase } from './rules/relationship/social-care-own-case.js';
import { accessOverrideReason } from './rules/require/access-override-reason.js';
import { adultGroundNeedsAdultHarm } from './rules/require/adult-ground-needs-adult-harm.js';
import { adviserNotYetOnlyInHarm } from './rules/require/adviser-not-yet-only-in-harm.js';
import { caseReferenceForReviews } from './rules/require/case-reference-for-reviews.js';
import { concernForPurpose } from './rules/require/concern-for-purpose.js';
import { consentNotYetOnlyInHarm } from './rules/require/consent-not-yet-only-in-harm.js';
import { familyNotYetOnlyInHarm } from './rules/require/family-not-yet-only-in-harm.js';
import { groundNeedsConcern } from './rules/require/ground-needs-concern.js';
import { harmGroundNeedsHarm } from './rules/require/harm-ground-needs-harm.js';
import { presentingChildUnscheduled } from './rules/require/presenting-child-unscheduled.js';
import { selfClaimReason } from './rules/require/self-claim-reason.js';
import { changedIdentityNever } from './rules/shield/changed-identity-never.js';
import { childShielded } from './rules/shield/child-shielded.js';
import { householdChildShielded } from './rules/shield/household-child-shielded.js';
import { itemShielded } from './rules/shield/item-shielded.js';

/**
 * The rules that ship with the hub, by step and name. The order here is for people: a decision sorts the rules
 * itself, so that shuffling this list changes nothing.
 */
export const RULESET: Ruleset = freezeDeep<readonly Rule[]>([
  // require
  accessOverrideReason,
  adultGroundNeedsAdultHarm,
  adviserNotYetOnlyInHarm,
  caseReferenceForReviews,
  concernForPurpose,
  consentNotYetOnlyInHarm,
  familyNotYetOnlyInHarm,
  groundNeedsConcern,
  harmGroundNeedsHarm,
  presentingChildUnscheduled,
  selfClaimReason,
  // gate
  adultAskedBy,
  adultWithConcern,
  colleagueHasNotConfirmed,
  colleagueMayNotSee,
  householdAskedBy,
  hubTeamNeverAsks,
  issuerRegistered,
  ...limitsPlanStateOnly,
  limits,
  nothingInRoutineCare,
  nothingWithoutConcern,
  organisationActive,
  oversightNeverAsks,
  phoneAndConcernOnly,
  purposeRegistered,
  ...reviewBodiesForReviews,
  reviewsAskedBy,
  roleChosen,
  settingRegistered,
  training,
  unbornAskedBy,
  vetting,
  // conflict
  asTyped,
  inIndex,
  // identity
  confirmedDetails,
  feedsLate,
  noNewIdentifiers,
  notConfirmed,
  notHeld,
  // relationship
  cafcassAppointment,
  routineCareNeedsOne,
  routineCareNotHeld,
  routineCareTooNear,
  socialCareOwnCase,
  // gateway
  assistSection47Enquiries,
  authorisedPerson,
  authorityArrangesWithNspcc,
  authorityForChildrenInNeed,
  authorityForSection47,
  authorityToPolice,
  authorityToThoseWhoCare,
  authorityToThoseWhoTeach,
  collegesForUnder18s,
  confidentialClinicToHealth,
  crimeAndDisorderToPolice,
  crimeAndDisorderToProbationAndYouthJustice,
  directCare,
  educationForPupils,
  guardianInspectsAuthorityRecords,
  healthChronologyForReviews,
  healthOnAConcern,
  healthToEducationInRoutineCare,
  helpAnAuthoritySpecifies,
  helpToNspccForAuthority,
  informationSharingDuty,
  justiceToAuthorityAndPolice,
  nationalDatabase,
  noneCarries,
  ownReviewOfAuthority,
  policeToAuthorityAndJustice,
  practicesAndClinicsAssistSection47,
  reviews,
  voluntaryBodies,
  voluntaryBodiesBefore2026,
  // confidence
  commonAssessmentNeedsRelationship,
  noConfidentialServiceToSchoolsOrJustice,
  // consent
  commonAssessmentNeedsConsent,
  mentalAndSexualHealthInvolvement,
  schoolRoutineNeedsConsent,
  sensitiveDetailsNever,
  sensitiveServiceInConfidence,
  // detriment
  existenceToo,
  moreDetrimental,
  // proportionality
  adultPlanState,
  categoriesNotAskedFor,
  ...educationLeads,
  householdNamesNotGiven,
  householdNotAskedFor,
  householdPlanState,
  ...mentalSexualAndDentalHealth,
  noEarlierEnquiriesInRoutineCare,
  ...nspcc,
  oldCaseNeedsConcern,
  oldPlanNeedsConcern,
  ...policeChildAbuseUnit,
  policePointer,
  policePointerInTriageNeedsCrime,
  ...police,
  practitionersNotAskedFor,
  ...primaryAndCommunityCare,
  ...probationAndCourts,
  ...reviewBodies,
  ...secureEstate,
  severalByPlanStateAlone,
  ...socialCare,
  ...urgentAndHospitalCare,
  // shield
  changedIdentityNever,
  childShielded,
  householdChildShielded,
  itemShielded,
]);

function freezeDeep<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freezeDeep);
  return value;
}
