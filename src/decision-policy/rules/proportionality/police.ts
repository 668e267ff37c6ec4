import { grantCell } from '../../grant-cell.js';
import type { PermitRule } from '../../rule.js';

const GROUPS = ['POLICE'] as const;

/**
 * Row of the table of grants: police officers.
 * Cells: at a welfare concern S; at likely harm, section 47 or danger S H (5.20, 5.22, 5.150).
 */
export const police: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/police/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S'],
    citations: ['5.20', '5.22', '5.150'],
    legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'LE_SCH8_4', 'CA89_17'],
  }),
  grantCell({
    id: 'proportionality/police/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'H'],
    citations: ['5.20', '5.22', '5.150'],
    legalBasis: ['ART6_1_E', 'ART9_SCH1_18', 'LE_SCH8_4', 'CA89_47'],
  }),
];
