import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = ['GP', 'HEALTH_VISITOR', 'SCHOOL_NURSE', 'MIDWIFE', 'COMMUNITY_PAEDIATRICS'] as const;

/**
 * Row of the table of grants: GP, health visitor, school nurse, midwife and community paediatrics.
 * Cells: in routine care S P; for a presenting child without a concern S; at a welfare concern S P C; at likely harm,
 * section 47 or danger S P C H (2.12, 2.15, 2.85, 5.150, 5.151).
 */
export const primaryAndCommunityCare: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/primary-and-community-care/routine',
    groups: GROUPS,
    column: 'ROUTINE',
    grants: ['S', 'P'],
    citations: ['2.12', '2.15', '2.85', '5.150', '5.151'],
  }),
  grantCell({
    id: 'proportionality/primary-and-community-care/presenting-child',
    groups: GROUPS,
    column: 'UNSCHEDULED_NO_CONCERN',
    grants: ['S'],
    citations: ['2.12', '2.15', '2.85', '5.150', '5.151'],
  }),
  grantCell({
    id: 'proportionality/primary-and-community-care/welfare',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S', 'P', 'C'],
    citations: ['2.12', '2.15', '2.85', '5.150', '5.151'],
  }),
  grantCell({
    id: 'proportionality/primary-and-community-care/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.12', '2.15', '2.85', '5.150', '5.151'],
  }),
];
