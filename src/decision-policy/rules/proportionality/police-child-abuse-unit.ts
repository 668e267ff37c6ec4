import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = ['POLICE_CHILD_ABUSE_UNIT'] as const;

/**
 * Row of the table of grants: the child-abuse unit of the police.
 * Cells: at a welfare concern S; at likely harm, section 47 or danger S P C H (2.125, 5.22, 5.60, 5.150, 5.151).
 */
export const policeChildAbuseUnit: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/police-child-abuse-unit/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S'],
    citations: ['2.125', '5.22', '5.60', '5.150', '5.151'],
  }),
  grantCell({
    id: 'proportionality/police-child-abuse-unit/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.125', '5.22', '5.60', '5.150', '5.151'],
  }),
];
