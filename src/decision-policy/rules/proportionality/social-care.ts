import { grantCell } from '../../rulebook/grant-cell.js';
import type { PermitRule } from '../../rulebook/rule.js';

const GROUPS = ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER'] as const;

/**
 * Row of the table of grants: social workers, lead social workers and designated managers, on their own cases, in a
 * section 17 assessment, in the triage of a referral and at likely harm or section 47: see
 * `relationship/social-care-own-case`. Who decides on a referral, or on a notification of domestic abuse, follows existing
 * records and asks who else works with the child (5.34, 11.88); categories and the other children of the household are
 * for the assessment that may come of it.
 * Cells: in routine care (own case) S P C H; at a welfare concern (own case) S P C H; at a welfare concern (section
 * 17) S P C H; at a welfare concern (triage, no case yet) S P; at likely harm, section 47 or danger S P C H (2.25, 5.34,
 * 5.114, 5.150, 5.152, 11.88).
 */
export const socialCare: readonly PermitRule[] = [
  grantCell({
    id: 'proportionality/social-care/routine',
    groups: GROUPS,
    column: 'ROUTINE',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.25', '5.34', '5.114', '5.150', '5.152'],
    only: { relationshipOrOverride: { $in: ['RECORDED', 'SELF_CLAIMED'] } },
  }),
  grantCell({
    id: 'proportionality/social-care/welfare-own-case',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.25', '5.34', '5.114', '5.150', '5.152'],
    only: { relationshipOrOverride: { $in: ['RECORDED', 'SELF_CLAIMED'] } },
  }),
  grantCell({
    id: 'proportionality/social-care/welfare-section-17',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.25', '5.34', '5.114', '5.150', '5.152'],
    only: { purpose: 'SECTION_17_ASSESSMENT' },
  }),
  grantCell({
    id: 'proportionality/social-care/welfare-triage',
    groups: GROUPS,
    column: 'WELFARE',
    grants: ['S', 'P'],
    citations: ['5.34', '5.150', '5.152', '11.88'],
    only: { purpose: { $in: ['WELFARE_CONCERN', 'DOMESTIC_ABUSE_INCIDENT'] }, relationshipOrOverride: 'NONE' },
  }),
  grantCell({
    id: 'proportionality/social-care/harm',
    groups: GROUPS,
    column: 'HARM',
    grants: ['S', 'P', 'C', 'H'],
    citations: ['2.25', '5.34', '5.114', '5.150', '5.152'],
  }),
];
