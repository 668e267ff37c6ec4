import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = ['POLICE'] as const;

/**
 * Row of the table of grants: police officers.
 * Cells: at a welfare concern S; at likely harm, section 47 or danger S H (2.128, 5.22, 5.150, 11.86).
 */
export const police: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/police/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S'],
    citations: ['2.128', '5.22', '5.150', '11.86'],
  }),
  grantCell({
    id: 'proportionality/police/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'H'],
    citations: ['2.128', '5.22', '5.150', '11.86'],
  }),
];
