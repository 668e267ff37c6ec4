/** The words of an enquiry that rules may look at. Each list is closed; the GraphQL schema is made from it. */

export const PURPOSES = [
  'ROUTINE_CARE',
  'CARE_OF_PRESENTING_CHILD',
  'WELFARE_CONCERN',
  'SECTION_47_ENQUIRY',
  'SECTION_17_ASSESSMENT',
  'POLICE_PROTECTION',
  'DOMESTIC_ABUSE_INCIDENT',
  'CHILD_DEATH_REVIEW',
  'SERIOUS_CASE_REVIEW',
  'CASE_COORDINATION',
] as const;
/** Why the enquirer asks (5.150, 5.21). */
export type EnquiryPurpose = (typeof PURPOSES)[number];

export const SETTINGS = ['SCHEDULED', 'UNSCHEDULED'] as const;
/** Whether the child was expected; stated by the enquirer, never defaulted. */
export type CareSetting = (typeof SETTINGS)[number];

export const CONCERNS = ['NONE', 'WELFARE', 'LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] as const;
/** How worried the enquirer is, in rising order (5.14, 5.18, 5.23). */
export type ConcernLevel = (typeof CONCERNS)[number];

export const GRANTS = ['S', 'P', 'C', 'H'] as const;
/**
 * What may be released, as a set and not a ladder: S social care and plan state, lead social worker, phone;
 * P practitioners; C categories of plans; H other children in the household and their plan state.
 */
export type Grant = (typeof GRANTS)[number];

export const PRACTITIONER_GROUPS = [
  'GP',
  'HEALTH_VISITOR',
  'SCHOOL_NURSE',
  'MIDWIFE',
  'COMMUNITY_PAEDIATRICS',
  'A_AND_E',
  'URGENT_CARE',
  'OUT_OF_HOURS',
  'SEXUAL_ASSAULT_CENTRE',
  'HOSPITAL_STAFF',
  'NAMED_PROFESSIONAL',
  'CAMHS',
  'ADULT_MENTAL_HEALTH',
  'SUBSTANCE_MISUSE',
  'SEXUAL_HEALTH',
  'DENTIST',
  'POLICE',
  'POLICE_CHILD_ABUSE_UNIT',
  'SCHOOL_LEAD',
  'COLLEGE_LEAD',
  'EARLY_YEARS_LEAD',
  'SOCIAL_WORKER',
  'LEAD_SOCIAL_WORKER',
  'DESIGNATED_MANAGER',
  'NSPCC',
  'PROBATION',
  'YOUTH_OFFENDING',
  'CAFCASS',
  'AMBULANCE',
  'HOUSING',
  'YOUTH_WORK',
  'VOLUNTARY',
  'IMMIGRATION',
  'RECEPTION',
  'ADULT_SOCIAL_CARE',
  'TEACHER',
  'EARLY_YEARS_PRACTITIONER',
  'PRISON',
  'SECURE_ESTATE',
  'SAFEGUARDING_BOARD',
  'CHILD_DEATH_PANEL',
  'HUB_TEAM',
  'IG_LEAD',
  'HUB_IG_LEAD',
] as const;
/** The group of front-line staff that a post belongs to: one row of the table of grants. */
export type PractitionerGroup = (typeof PRACTITIONER_GROUPS)[number];

export const ORGANISATION_KINDS = [
  'LOCAL_AUTHORITY',
  'DISTRICT_COUNCIL',
  'HOUSING_PROVIDER',
  'GP_PRACTICE',
  'NHS_TRUST',
  'OUT_OF_HOURS_PROVIDER',
  'NHS_BOARD',
  'INDEPENDENT_HEALTH_PROVIDER',
  'DENTAL_PRACTICE',
  'SEXUAL_HEALTH_CLINIC',
  'SCHOOL',
  'INDEPENDENT_SCHOOL',
  'FURTHER_EDUCATION_COLLEGE',
  'EARLY_YEARS_PROVIDER',
  'POLICE_FORCE',
  'BRITISH_TRANSPORT_POLICE',
  'PROBATION_SERVICE',
  'YOUTH_OFFENDING_TEAM',
  'PRISON',
  'SECURE_ESTATE',
  'CAFCASS',
  'NSPCC',
  'VOLUNTARY_BODY',
  'YOUTH_SERVICE',
  'IMMIGRATION_SERVICE',
  'SAFEGUARDING_BOARD',
  'CHILD_DEATH_PANEL',
  'HUB_OPERATOR',
] as const;
/** Type of organisation: a row of the matrix of gateways (Appendix 1, table A, and the bodies named beside it). */
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const PUBLIC_INTEREST_GROUNDS = [
  'LIKELY_SIGNIFICANT_HARM_TO_CHILD',
  'SERIOUS_HARM_TO_ADULT',
  'LESSER_CONCERN',
] as const;
/** The ground on which a duty of confidence may be set aside (2.72, 5.23). */
export type PublicInterestGround = (typeof PUBLIC_INTEREST_GROUNDS)[number];

export const OVERRIDE_KINDS = ['SELF_CLAIMED_RELATIONSHIP', 'ACCESS_OVERRIDE'] as const;
/** What an override replaces: a missing relationship, or a shield. */
export type OverrideKind = (typeof OVERRIDE_KINDS)[number];

export const OVERRIDE_REASONS = [
  'PUBLIC_INTEREST',
  'STATUTE',
  'COURT_ORDER',
  'SELF_CLAIMED_EMERGENCY',
  'EMERGENCY_ACCESS',
  'OTHER',
] as const;
/** Coded reason of an override; its place in the list, from 1, is its wire code. */
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

export const OUTCOMES = [
  'RELEASED',
  'PARTLY_RELEASED',
  'ASK_HOLDER',
  'NO_RECORD',
  'IDENTITY_NOT_CONFIRMED',
  'MEDIATED',
  'REFUSED',
] as const;
/** What became of the enquiry, as the enquirer is told. */
export type EnquiryOutcome = (typeof OUTCOMES)[number];

export const CONSENT_STATES = ['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE', 'UNKNOWN'] as const;
/** Consent at the instant of the enquiry, for one holder, service and purpose. */
export type ConsentState = (typeof CONSENT_STATES)[number];

export const SOURCE_CLASSES = [
  'SOCIAL_CARE',
  'GP',
  'HOSPITAL',
  'COMMUNITY_HEALTH',
  'MENTAL_HEALTH',
  'SEXUAL_HEALTH',
  'EDUCATION',
  'POLICE',
  'VOLUNTARY',
  'JUSTICE',
  'HOUSING',
] as const;
/** The sort of organisation that stated an item. */
export type SourceClass = (typeof SOURCE_CLASSES)[number];

export const DISCLOSURE_TIERS = ['SOCIAL_CARE', 'PRACTITIONERS', 'CATEGORIES', 'HOUSEHOLD'] as const;
/** The most that the caller asks for, intersected with what policy allows: S, S P, S P C and S P C H in this order. */
export type DisclosureTier = (typeof DISCLOSURE_TIERS)[number];
