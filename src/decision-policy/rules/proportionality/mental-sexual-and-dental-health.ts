import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = ['CAMHS', 'ADULT_MENTAL_HEALTH', 'SUBSTANCE_MISUSE', 'SEXUAL_HEALTH', 'DENTIST'] as const;

/**
 * Row of the table of grants: child and adult mental health, substance misuse, sexual health and dentists.
 * Cells: in routine care S; for a presenting child without a concern S; at a welfare concern S P; at likely harm,
 * section 47 or danger S P C (2.12, 2.15, 2.99, 2.102, 2.119, 5.150, 5.151).
 */
export const mentalSexualAndDentalHealth: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/mental-sexual-and-dental-health/routine',
    groups: GROUPS,
    column: 'ROUTINE',
    grants: ['S'],
    citations: ['2.12', '2.15', '2.99', '2.102', '2.119', '5.150', '5.151'],
  }),
  grantCell({
    id: 'proportionality/mental-sexual-and-dental-health/presenting-child',
    groups: GROUPS,
    column: 'UNSCHEDULED_NO_CONCERN',
    grants: ['S'],
    citations: ['2.12', '2.15', '2.99', '2.102', '2.119', '5.150', '5.151'],
  }),
  grantCell({
    id: 'proportionality/mental-sexual-and-dental-health/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S', 'P'],
    citations: ['2.12', '2.15', '2.99', '2.102', '2.119', '5.150', '5.151'],
  }),
  grantCell({
    id: 'proportionality/mental-sexual-and-dental-health/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'P', 'C'],
    citations: ['2.12', '2.15', '2.99', '2.102', '2.119', '5.150', '5.151'],
  }),
];
