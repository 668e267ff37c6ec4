import type { Rule, Ruleset } from './rule.js';
import { asTyped } from './rules/conflict/as-typed.js';
import { inIndex } from './rules/conflict/in-index.js';
import { schoolRoutineNeedsConsent } from './rules/consent/school-routine-needs-consent.js';
import { sensitiveDetailsNever } from './rules/consent/sensitive-details-never.js';
import { sensitiveServiceInConfidence } from './rules/consent/sensitive-service-in-confidence.js';
import { adultWithConcern } from './rules/gate/adult-with-concern.js';
import { colleagueHasNotConfirmed } from './rules/gate/colleague-has-not-confirmed.js';
import { householdAskedBy } from './rules/gate/household-asked-by.js';
import { issuerRegistered } from './rules/gate/issuer-registered.js';
import { limitsPlanStateOnly } from './rules/gate/limits-plan-state-only.js';
import { limits } from './rules/gate/limits.js';
import { nothingInRoutineCare } from './rules/gate/nothing-in-routine-care.js';
import { nothingWithoutConcern } from './rules/gate/nothing-without-concern.js';
import { organisationActive } from './rules/gate/organisation-active.js';
import { oversightNeverAsks } from './rules/gate/oversight-never-asks.js';
import { phoneAndConcernOnly } from './rules/gate/phone-and-concern-only.js';
import { purposeRegistered } from './rules/gate/purpose-registered.js';
import { roleChosen } from './rules/gate/role-chosen.js';
import { settingRegistered } from './rules/gate/setting-registered.js';
import { training } from './rules/gate/training.js';
import { unbornAskedBy } from './rules/gate/unborn-asked-by.js';
import { vetting } from './rules/gate/vetting.js';
import { anyToAny } from './rules/gateway/any-to-any.js';
import { noneCarries } from './rules/gateway/none-carries.js';
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
import { police } from './rules/proportionality/police.js';
import { practitionersNotAskedFor } from './rules/proportionality/practitioners-not-asked-for.js';
import { primaryAndCommunityCare } from './rules/proportionality/primary-and-community-care.js';
import { probationAndCourts } from './rules/proportionality/probation-and-courts.js';
import { socialCare } from './rules/proportionality/social-care.js';
import { urgentAndHospitalCare } from './rules/proportionality/urgent-and-hospital-care.js';
import { cafcassAppointment } from './rules/relationship/cafcass-appointment.js';
import { routineCareNeedsOne } from './rules/relationship/routine-care-needs-one.js';
import { routineCareNotHeld } from './rules/relationship/routine-care-not-held.js';
import { routineCareTooNear } from './rules/relationship/routine-care-too-near.js';
import { socialCareOwnCase } from './rules/relationship/social-care-own-case.js';
import { accessOverrideReason } from './rules/require/access-override-reason.js';
import { caseReferenceForReviews } from './rules/require/case-reference-for-reviews.js';
import { concernForPurpose } from './rules/require/concern-for-purpose.js';
import { groundNeedsConcern } from './rules/require/ground-needs-concern.js';
import { presentingChildUnscheduled } from './rules/require/presenting-child-unscheduled.js';
import { selfClaimReason } from './rules/require/self-claim-reason.js';
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
  caseReferenceForReviews,
  concernForPurpose,
  groundNeedsConcern,
  presentingChildUnscheduled,
  selfClaimReason,
  // gate
  adultWithConcern,
  colleagueHasNotConfirmed,
  householdAskedBy,
  issuerRegistered,
  limitsPlanStateOnly,
  limits,
  nothingInRoutineCare,
  nothingWithoutConcern,
  organisationActive,
  oversightNeverAsks,
  phoneAndConcernOnly,
  purposeRegistered,
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
  anyToAny,
  noneCarries,
  // consent
  schoolRoutineNeedsConsent,
  sensitiveDetailsNever,
  sensitiveServiceInConfidence,
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
  ...police,
  practitionersNotAskedFor,
  ...primaryAndCommunityCare,
  ...probationAndCourts,
  ...socialCare,
  ...urgentAndHospitalCare,
  // shield
  childShielded,
  householdChildShielded,
  itemShielded,
]);

function freezeDeep<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freezeDeep);
  return value;
}
