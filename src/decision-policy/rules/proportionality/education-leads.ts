import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = ['SCHOOL_LEAD', 'COLLEGE_LEAD', 'EARLY_YEARS_LEAD'] as const;

/**
 * Row of the table of grants: the safeguarding leads of schools, colleges and early-years providers. In routine care,
 * practitioners only with consent: see `consent/school-routine-needs-consent`. Cells: in routine care P; at a welfare
 * concern S P; at likely harm, section 47 or danger S P (2.12, 2.158, 2.159, 2.169, 5.150).
 */
export const educationLeads: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/education-leads/routine',
    groups: GROUPS,
    column: 'ROUTINE',
    grants: ['P'],
    citations: ['2.12', '2.158', '2.159', '2.169', '5.150'],
  }),
  grantCell({
    id: 'proportionality/education-leads/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S', 'P'],
    citations: ['2.12', '2.158', '2.159', '2.169', '5.150'],
  }),
  grantCell({
    id: 'proportionality/education-leads/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'P'],
    citations: ['2.12', '2.158', '2.159', '2.169', '5.150'],
  }),
];
