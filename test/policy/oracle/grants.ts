import type { DisclosureTier, Grant, PractitionerGroup } from '../../../src/decision-policy/facts/vocabulary.js';
import { oneRowEach } from './grid.js';

/** Column of the table: what is stated with the enquiry, not what is found. */
export type Column = 'routine' | 'presenting' | 'welfare' | 'harm';

/**
 * The table of grants as an information-governance lead would confirm it, one line a group. S social care and plan
 * state, lead social worker; P practitioners; C categories of plans; H other children of the household; `-` nothing.
 */
const TABLE = `
  group                     | routine | presenting  | welfare | harm
  GP                        | S P     | S           | S P C   | S P C H
  HEALTH_VISITOR            | S P     | S           | S P C   | S P C H
  SCHOOL_NURSE              | S P     | S           | S P C   | S P C H
  MIDWIFE                   | S P     | S           | S P C   | S P C H
  COMMUNITY_PAEDIATRICS     | S P     | S           | S P C   | S P C H
  A_AND_E                   | -       | S           | S P     | S P C H
  URGENT_CARE               | -       | S           | S P     | S P C H
  OUT_OF_HOURS              | -       | S           | S P     | S P C H
  SEXUAL_ASSAULT_CENTRE     | -       | S           | S P     | S P C H
  HOSPITAL_STAFF            | -       | S           | S P     | S P C H
  NAMED_PROFESSIONAL        | -       | S           | S P     | S P C H
  CAMHS                     | S       | S           | S P     | S P C
  ADULT_MENTAL_HEALTH       | S       | S           | S P     | S P C
  SUBSTANCE_MISUSE          | S       | S           | S P     | S P C
  SEXUAL_HEALTH             | S       | S           | S P     | S P C
  DENTIST                   | S       | S           | S P     | S P C
  POLICE                    | -       | -           | S       | S H
  POLICE_CHILD_ABUSE_UNIT   | -       | -           | S       | S P C H
  SCHOOL_LEAD               | P       | -           | S P     | S P
  COLLEGE_LEAD              | P       | -           | S P     | S P
  EARLY_YEARS_LEAD          | P       | -           | S P     | S P
  SOCIAL_WORKER             | S P C H | -           | S P C H | S P C H
  LEAD_SOCIAL_WORKER        | S P C H | -           | S P C H | S P C H
  DESIGNATED_MANAGER        | S P C H | -           | S P C H | S P C H
  NSPCC                     | S P C H | -           | S P C H | S P C H
  PROBATION                 | -       | -           | S       | S P
  YOUTH_OFFENDING           | -       | -           | S       | S P
  CAFCASS                   | -       | -           | S       | S P
  SECURE_ESTATE             | -       | -           | S       | S
  AMBULANCE                 | -       | -           | -       | -
  HOUSING                   | -       | -           | -       | -
  YOUTH_WORK                | -       | -           | -       | -
  VOLUNTARY                 | -       | -           | -       | -
  IMMIGRATION               | -       | -           | -       | -
  RECEPTION                 | -       | -           | -       | -
  ADULT_SOCIAL_CARE         | -       | -           | -       | -
  TEACHER                   | -       | -           | -       | -
  EARLY_YEARS_PRACTITIONER  | -       | -           | -       | -
  PRISON                    | -       | -           | -       | -
  SAFEGUARDING_BOARD        | -       | -           | -       | -
  CHILD_DEATH_PANEL         | -       | -           | -       | -
  HUB_TEAM                  | -       | -           | -       | -
  IG_LEAD                   | -       | -           | -       | -
  HUB_IG_LEAD               | -       | -           | -       | -
`;

/** The most that an enquirer who asks for less can be given. */
const ASKED_FOR: Record<DisclosureTier, string> = {
  SOCIAL_CARE: 'S',
  PRACTITIONERS: 'S P',
  CATEGORIES: 'S P C',
  HOUSEHOLD: 'S P C H',
};

const GRID = oneRowEach(TABLE);
export const COLUMNS: readonly Column[] = ['routine', 'presenting', 'welfare', 'harm'];
export const GROUPS_OF_TABLE = [...GRID.keys()] as PractitionerGroup[];

/** What the cell gives; empty where it holds `-` or where there is no such group. */
export function cellOf(group: PractitionerGroup | 'NONE', column: Column): ReadonlySet<Grant> {
  return grantsIn(GRID.get(group)?.get(column) ?? '-');
}

export function askedFor(atMost: DisclosureTier): ReadonlySet<Grant> {
  return grantsIn(ASKED_FOR[atMost]);
}

function grantsIn(text: string): ReadonlySet<Grant> {
  return new Set(text.split(' ').filter((word): word is Grant => /^[SPCH]$/.test(word)));
}
