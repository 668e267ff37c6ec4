import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Who decides on a referral about a child who is no case of theirs asks the police where a crime may have been committed
 * (5.34), so that only then the hub says that the police hold something. That the police told of an incident of domestic
 * abuse is no statement of a crime against the child. Without a crime that is stated it is for the
 * assessment or the enquiry that follows, and it is as if there were nothing (5.150, 5.152).
 */
export const policePointerInTriageNeedsCrime: ForbidRule = {
  id: 'proportionality/police-pointer-in-triage-needs-crime',
  step: 'proportionality',
  effect: 'forbid',
  text: 'who decides on a referral is told to ask the police only where a crime may have been committed',
  citations: ['5.34', '5.150', '5.152'],
  fields: { POLICE_POINTER: ['pointer'] },
  when: {
    group: { $in: ['SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER', 'UNKNOWN'] },
    column: { $ne: 'HARM' },
    purpose: { $in: ['WELFARE_CONCERN', 'DOMESTIC_ABUSE_INCIDENT', 'UNKNOWN'] },
    relationshipOrOverride: { $nin: ['RECORDED', 'SELF_CLAIMED'] },
    possibleCrime: { $ne: true },
  },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
