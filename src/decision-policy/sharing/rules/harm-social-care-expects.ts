import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 0: the authority is told to expect the referral, so that one that does not come is missed; also while an approval
 * of not referring waits to be confirmed, and whatever is approved of in danger now (5.14, 5.18, 5.27).
 */
export const harmSocialCareExpects: TaskRule = {
  id: 'sharing/harm-social-care-expects',
  step: 'sharing',
  effect: 'task',
  text: 'the authority is told to expect the referral',
  citations: ['5.14', '5.18', '5.27'],
  when: { harm: { $ne: 'NO' } },
  task: 'EXPECT_REFERRAL',
  to: 'AUTHORITY',
  within: 'AS_URGENT',
  since: '2018-05-25',
  until: null,
};
