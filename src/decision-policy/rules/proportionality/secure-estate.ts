import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = ['SECURE_ESTATE'] as const;

/**
 * Row of the table of grants: establishments that hold children. Custody ends no duty of the authority, so that an
 * establishment with a concern is told which authority that is, who the lead social worker is and whether a plan is in
 * force. Who else works with the child it is told by them and by the youth offending team.
 * Cells: at a welfare concern S; at likely harm, section 47 or danger S (2.140, 2.143, 5.9, 5.150, 11.37).
 */
export const secureEstate: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/secure-estate/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S'],
    citations: ['2.140', '2.143', '5.9', '5.150', '11.37'],
  }),
  grantCell({
    id: 'proportionality/secure-estate/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S'],
    citations: ['2.140', '2.143', '5.9', '5.150', '11.37'],
  }),
];
