import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = ['NSPCC'] as const;

/**
 * Row of the table of grants: the NSPCC, which may employ the lead social worker, on its own cases and at likely
 * harm.
 * Cells: in routine care (own case) S P C H; at a welfare concern (own case) S P C H; at likely harm, section 47 or
 * danger S P C H (2.186, 5.18, 5.105, 5.113,
 * 5.150).
 */
export const nspcc: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/nspcc/routine',
    groups: GROUPS,
    column: 'ROUTINE',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.186', '5.18', '5.105', '5.113', '5.150'],
    only: { relationshipOrOverride: { $in: ['RECORDED', 'SELF_CLAIMED'] } },
  }),
  grantCell({
    id: 'proportionality/nspcc/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.186', '5.18', '5.105', '5.113', '5.150'],
    only: { relationshipOrOverride: { $in: ['RECORDED', 'SELF_CLAIMED'] } },
  }),
  grantCell({
    id: 'proportionality/nspcc/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.186', '5.18', '5.105', '5.113', '5.150'],
  }),
];
