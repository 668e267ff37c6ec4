import type { EnquiryPurpose, OrganisationKind, SourceClass } from './vocabulary.js';

/**
 * The bodies and purposes that several rows of the matrix of gateways name together. What is listed here is written out
 * in every rule that uses it, so that a stored ruleset never depends on this file.
 */

/** What the health service holds, clinics with a confidential service left out: they have a row of their own. */
export const HEALTH_SOURCES = [
  'GP',
  'HOSPITAL',
  'COMMUNITY_HEALTH',
  'MENTAL_HEALTH',
] as const satisfies readonly SourceClass[];

/** Bodies that care for the child themselves. A health board commissions care and is named where it is meant. */
export const HEALTH_BODIES = [
  'GP_PRACTICE',
  'NHS_TRUST',
  'OUT_OF_HOURS_PROVIDER',
  'INDEPENDENT_HEALTH_PROVIDER',
  'DENTAL_PRACTICE',
  'SEXUAL_HEALTH_CLINIC',
] as const satisfies readonly OrganisationKind[];

/** Schools, colleges and early years, each with its own duty towards those in its care (2.5, 2.6). */
export const EDUCATION_BODIES = [
  'SCHOOL',
  'INDEPENDENT_SCHOOL',
  'FURTHER_EDUCATION_COLLEGE',
  'EARLY_YEARS_PROVIDER',
] as const satisfies readonly OrganisationKind[];

/** Whom sections 27 and 47 name, general practice and clinics by our reading: see `docs/legal-basis.md`. */
export const HELPERS_OF_AN_AUTHORITY = [
  'SOCIAL_CARE',
  ...HEALTH_SOURCES,
  'SEXUAL_HEALTH',
  'HOUSING',
] as const satisfies readonly SourceClass[];

/** Everything but a review: what is opened to learn from a death or a serious case has its own row (8.6, 8.31). */
export const PURPOSES_OF_CARE_AND_PROTECTION = [
  'ROUTINE_CARE',
  'CARE_OF_PRESENTING_CHILD',
  'WELFARE_CONCERN',
  'SECTION_47_ENQUIRY',
  'SECTION_17_ASSESSMENT',
  'POLICE_PROTECTION',
  'DOMESTIC_ABUSE_INCIDENT',
  'CASE_COORDINATION',
] as const satisfies readonly EnquiryPurpose[];

export const PURPOSES_OF_REVIEW = [
  'CHILD_DEATH_REVIEW',
  'SERIOUS_CASE_REVIEW',
] as const satisfies readonly EnquiryPurpose[];
