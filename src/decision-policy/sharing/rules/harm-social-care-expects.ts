import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 0: the authority is told to expect the referral, so that one that does not come is missed (5.14, 5.18).
 */
export const harmSocialCareExpects: TaskRule = {
  id: 'sharing/harm-social-care-expects',
  step: 'sharing',
  effect: 'task',
  text: 'the authority is told to expect the referral',
  citations: ['5.14', '5.18'],
  when: { harm: { $ne: 'NO' }, exceptionalRefusal: { $ne: 'APPROVER_ASKED' } },
  task: 'EXPECT_REFERRAL',
  to: 'AUTHORITY',
  within: 'AS_URGENT',
  since: '2018-05-25',
  until: null,
};
