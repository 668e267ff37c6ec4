import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 0: what was shared in haste is recorded at once, and significant harm is referred at once. That somebody is asked
 * to approve of not referring takes nothing away: the task ends when the approval is confirmed (5.14, 5.18, 5.27).
 */
export const harmReferralToMake: TaskRule = {
  id: 'sharing/harm-referral-to-make',
  step: 'sharing',
  effect: 'task',
  text: 'significant harm is referred to social care, always',
  citations: ['5.14', '5.18', '5.27'],
  when: {
    harm: { $ne: 'NO' },
    referral: { $nin: ['MADE_IN_WRITING', 'MADE_BY_PHONE'] },
  },
  task: 'MAKE_REFERRAL',
  to: 'OWN_POST',
  within: 'AS_URGENT',
  since: '2018-05-25',
  until: null,
};
