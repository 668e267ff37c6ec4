import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 8: the approval of a named senior manager counts once it is confirmed by the own sign-in; until then the
 * referral stands (5.27).
 */
export const exceptionalRefusalToConfirm: TaskRule = {
  id: 'sharing/exceptional-refusal-to-confirm',
  step: 'sharing',
  effect: 'task',
  text: 'the child is referred unless the senior manager confirms the approval within 24 hours',
  citations: ['5.27'],
  when: {
    exceptionalRefusal: { $nin: ['NONE', 'APPROVER_UNCONFIRMED'] },
    referral: { $nin: ['MADE_IN_WRITING', 'MADE_BY_PHONE'] },
  },
  task: 'REFER_UNLESS_APPROVED',
  to: 'OWN_POST',
  within: 'HOURS_24',
  since: '2018-05-25',
  until: null,
};
