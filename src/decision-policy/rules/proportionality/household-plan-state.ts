import type { PermitRule } from '../../rulebook/rule.js';

/**
 * Police and social care who ask about a household learn whether a plan is in force for any child now living there;
 * the gate `household-asked-by` says for what (11.86, 5.150).
 */
export const householdPlanState: PermitRule = {
  id: 'proportionality/household-plan-state',
  step: 'proportionality',
  effect: 'permit',
  text: 'whether a plan is in force for a child of the household is shown to police and social care',
  citations: ['5.150', '11.86'],
  fields: { HOUSEHOLD_CHILD: ['planInForce'] },
  when: {
    subjectKind: 'HOUSEHOLD',
    group: {
      $in: ['POLICE', 'POLICE_CHILD_ABUSE_UNIT', 'SOCIAL_WORKER', 'LEAD_SOCIAL_WORKER', 'DESIGNATED_MANAGER', 'NSPCC'],
    },
  },
  since: '2018-05-25',
  until: null,
};
