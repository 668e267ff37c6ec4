import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 0: a referral by telephone is confirmed in writing within 48 hours (5.33).
 */
export const harmWrittenWithin48Hours: TaskRule = {
  id: 'sharing/harm-written-within-48-hours',
  step: 'sharing',
  effect: 'task',
  text: 'a referral by telephone is confirmed in writing within 48 hours',
  citations: ['5.33'],
  when: { referral: { $nin: ['MADE_IN_WRITING', 'NOT_MADE'] } },
  task: 'CONFIRM_REFERRAL_IN_WRITING',
  to: 'OWN_POST',
  within: 'HOURS_48',
  since: '2018-05-25',
  until: null,
};
