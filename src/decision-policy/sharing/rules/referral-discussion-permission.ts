import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 11: before a referral is discussed with other agencies permission is sought, unless asking would raise the risk
 * (5.18, 5.35).
 */
export const referralDiscussionPermission: RecordRule = {
  id: 'sharing/referral-discussion-permission',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'permission to discuss a referral with other agencies is recorded, or why it was not sought',
  citations: ['5.18', '5.35'],
  when: { referralDiscussed: { $ne: 'NO' } },
  lacking: { discussionPermission: { $nin: ['GIVEN', 'REFUSED', 'NOT_SOUGHT_WITH_REASON'] } },
  input: 'permissionToDiscuss',
  accepted: ['GIVEN', 'REFUSED', 'NOT_SOUGHT with the reason'],
  since: '2018-05-25',
  until: null,
};
