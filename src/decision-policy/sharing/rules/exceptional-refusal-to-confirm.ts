import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 8: the approval of a named senior manager counts once it is confirmed by the own sign-in; until then the
 * referral stands, and the authority expects it. A task beside that of referring, so that the holder knows what ends
 * it (5.27).
 */
export const exceptionalRefusalToConfirm: TaskRule = {
  id: 'sharing/exceptional-refusal-to-confirm',
  step: 'sharing',
  effect: 'task',
  text: 'the referral stands until the senior manager confirms the approval by the own sign-in',
  citations: ['5.27'],
  when: {
    exceptionalRefusal: { $nin: ['NONE', 'APPROVER_UNCONFIRMED'] },
    referral: { $nin: ['MADE_IN_WRITING', 'MADE_BY_PHONE'] },
  },
  task: 'REFER_UNLESS_APPROVED',
  to: 'OWN_POST',
  within: 'AS_URGENT',
  since: '2018-05-25',
  until: null,
};
