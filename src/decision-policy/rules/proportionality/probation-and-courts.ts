import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = ['PROBATION', 'YOUTH_OFFENDING', 'CAFCASS'] as const;

/**
 * Row of the table of grants: probation, youth offending teams, and Cafcass where an appointment is recorded: see
 * `relationship/cafcass-appointment`.
 * Cells: at a welfare concern S; at likely harm, section 47 or danger S P (2.133, 2.147, 2.174, 5.150).
 */
export const probationAndCourts: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/probation-and-courts/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S'],
    citations: ['2.133', '2.147', '2.174', '5.150'],
  }),
  grantCell({
    id: 'proportionality/probation-and-courts/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'P'],
    citations: ['2.133', '2.147', '2.174', '5.150'],
  }),
];
