import type { EnquiryFacts } from '../../../src/decision-policy/facts/facts.js';
import type { OrganisationKind, SourceClass } from '../../../src/decision-policy/facts/vocabulary.js';
import { columnOf, isReview } from './enquirers.js';
import { oneRowEach } from './grid.js';

/**
 * Who may be told (rows) what whose records hold (columns), and when: R in routine care, U presenting child without a
 * concern, W welfare concern, H likely harm, section 47 or danger, V reviews. Read from Appendix 1 (table A, paragraphs 3
 * to 19), 2.12, 2.70, 5.150, 8.29 to 8.31 and 11.86: gateways have a direction, and a duty to cooperate is none.
 * `W+` not for a presenting child, whom no authority cares for; `R*` and `W*` only on a case that is held for the
 * authority. SC social care, CH community health, MH mental health, SH sexual health, ED education, VOL voluntary.
 */
const GATEWAYS = `
  told                        | SC      | GP      | HOSP    | CH      | MH      | SH      | ED      | POLICE | VOL | JUSTICE | HOUSING
  LOCAL_AUTHORITY             | R W H V | R W+ H | R W+ H | R W+ H | R W+ H | R W+ H | R U W H | W H | W H | W H | R W+ H
  NHS_TRUST                   | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | - | W H | - | -
  NHS_BOARD                   | W H | W H V   | W H V   | W H V   | W H V   | - | R U W H | - | W H | -     | -
  GP_PRACTICE                 | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | - | W H | -       | -
  OUT_OF_HOURS_PROVIDER       | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | - | W H | -       | -
  INDEPENDENT_HEALTH_PROVIDER | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | -      | W H | -       | -
  DENTAL_PRACTICE             | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | -      | W H | -       | -
  SEXUAL_HEALTH_CLINIC        | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | R U W H | -      | W H | -       | -
  SCHOOL                      | R U W H | R W H   | R W H   | R W H   | W H     | -       | R U W H | -      | W H | -       | -
  INDEPENDENT_SCHOOL          | R U W H | R W H   | R W H   | R W H   | W H     | -       | R U W H | -      | W H | -       | -
  FURTHER_EDUCATION_COLLEGE   | R U W H | R W H   | R W H   | R W H   | W H     | -       | R U W H | -      | W H | -       | -
  EARLY_YEARS_PROVIDER        | R U W H | R W H   | R W H   | R W H   | W H     | -       | R U W H | -      | W H | -       | -
  POLICE_FORCE                | W H | H | H | H | H | H | H | W H | W H | W H | -
  BRITISH_TRANSPORT_POLICE    | W H     | -       | -       | -       | -       | -       | -       | W H    | -   | -       | -
  PROBATION_SERVICE           | W H     | H       | H       | H       | H       | -       | H       | W H    | -   | W H     | -
  YOUTH_OFFENDING_TEAM        | W H     | H       | H       | H       | H       | -       | H       | W H    | -   | W H     | -
  SECURE_ESTATE               | W H     | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
  CAFCASS                     | W H     | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
  NSPCC                       | R W H   | R* W* H | R* W* H | R* W* H | R* W* H | -       | H       | W H    | W H | -       | -
  SAFEGUARDING_BOARD          | V       | V       | V       | V       | V       | V       | V       | V      | V   | -       | -
  CHILD_DEATH_PANEL           | V       | V       | V       | V       | V       | V       | V       | V      | V   | -       | -
  DISTRICT_COUNCIL            | -       | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
  HOUSING_PROVIDER            | -       | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
  PRISON                      | -       | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
  VOLUNTARY_BODY              | -       | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
  YOUTH_SERVICE               | -       | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
  IMMIGRATION_SERVICE         | -       | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
  HUB_OPERATOR                | -       | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
  UNKNOWN                     | -       | -       | -       | -       | -       | -       | -       | -      | -   | -       | -
`;

const COLUMN_OF: Record<SourceClass, string> = {
  SOCIAL_CARE: 'SC',
  GP: 'GP',
  HOSPITAL: 'HOSP',
  COMMUNITY_HEALTH: 'CH',
  MENTAL_HEALTH: 'MH',
  SEXUAL_HEALTH: 'SH',
  EDUCATION: 'ED',
  POLICE: 'POLICE',
  VOLUNTARY: 'VOL',
  JUSTICE: 'JUSTICE',
  HOUSING: 'HOUSING',
};
const LETTER_OF = { routine: 'R', presenting: 'U', welfare: 'W', harm: 'H' } as const;
/** A college owes nothing to students of 18 and older, and so has no power to learn of them (2.5). */
const UNDER_18 = ['UNBORN', 'UNDER_1', '1_TO_12', '13_TO_15', '16_TO_17'];

const GRID = oneRowEach(GATEWAYS);
export const KINDS_OF_GRID = [...GRID.keys()] as (OrganisationKind | 'UNKNOWN')[];

/** Whether what a class of source holds may be told to the organisation, in an enquiry by somebody there. */
export function carriedTo(
  facts: EnquiryFacts,
  told: { readonly organisationKind: OrganisationKind | 'UNKNOWN'; readonly relationship: string },
  source: SourceClass,
): boolean {
  const { purpose } = facts.request;
  const isCollege = told.organisationKind === 'FURTHER_EDUCATION_COLLEGE';
  if (isCollege && !UNDER_18.includes(facts.subject.ageBand)) return false;
  const letter = isReview(purpose) ? 'V' : LETTER_OF[columnOf(facts)];
  const mark = (GRID.get(told.organisationKind)?.get(COLUMN_OF[source]) ?? '')
    .split(' ')
    .find((one) => one.startsWith(letter));
  if (mark?.endsWith('+')) return purpose !== 'CARE_OF_PRESENTING_CHILD';
  if (mark?.endsWith('*')) return told.relationship === 'RECORDED' && !facts.subject.conflictInIndex;
  return mark !== undefined;
}
