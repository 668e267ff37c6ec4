import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Who decides on a referral about a child who is no case of theirs is told whether social care knows the child and
 * nothing else: whether the police are to be asked too is for the assessment or the enquiry that follows (5.34, 5.150,
 * 5.152).
 */
export const noPolicePointerInTriage: ForbidRule = {
  id: 'proportionality/no-police-pointer-in-triage',
  step: 'proportionality',
  effect: 'forbid',
  text: 'who decides on a referral is told social care and plan state alone',
  citations: ['5.34', '5.150', '5.152'],
  fields: { POLICE_POINTER: ['pointer'] },
  when: {
    group: { $in: ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER', 'UNKNOWN'] },
    column: { $ne: 'HARM' },
    purpose: { $in: ['WELFARE_CONCERN', 'UNKNOWN'] },
    relationshipOrOverride: { $nin: ['RECORDED', 'SELF_CLAIMED'] },
  },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
