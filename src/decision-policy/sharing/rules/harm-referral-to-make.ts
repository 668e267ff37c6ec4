import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 0: what was shared in haste is recorded at once, and significant harm is referred at once (5.14, 5.18).
 */
export const harmReferralToMake: TaskRule = {
  id: 'sharing/harm-referral-to-make',
  step: 'sharing',
  effect: 'task',
  text: 'significant harm is referred to social care, always',
  citations: ['5.14', '5.18'],
  when: {
    harm: { $ne: 'NO' },
    referral: { $nin: ['MADE_IN_WRITING', 'MADE_BY_PHONE'] },
    exceptionalRefusal: { $ne: 'APPROVER_ASKED' },
  },
  task: 'MAKE_REFERRAL',
  to: 'OWN_POST',
  within: 'AS_URGENT',
  since: '2018-05-25',
  until: null,
};
