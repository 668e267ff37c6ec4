import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = [
  'A_AND_E',
  'URGENT_CARE',
  'OUT_OF_HOURS',
  'SEXUAL_ASSAULT_CENTRE',
  'HOSPITAL_STAFF',
  'NAMED_PROFESSIONAL',
] as const;

/**
 * Row of the table of grants: accident and emergency, urgent care, out-of-hours doctors, sexual assault centres and
 * other hospital staff, named professionals among them.
 * Cells: for a presenting child without a concern S; at a welfare concern S P; at likely harm, section 47 or danger S
 * P C H (2.15, 2.70, 5.150, 5.151).
 */
export const urgentAndHospitalCare: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/urgent-and-hospital-care/presenting-child',
    groups: GROUPS,
    column: 'UNSCHEDULED_NO_CONCERN',
    grants: ['S'],
    citations: ['2.15', '2.70', '5.150', '5.151'],
  }),
  grantCell({
    id: 'proportionality/urgent-and-hospital-care/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S', 'P'],
    citations: ['2.15', '2.70', '5.150', '5.151'],
  }),
  grantCell({
    id: 'proportionality/urgent-and-hospital-care/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.15', '2.70', '5.150', '5.151'],
  }),
];
