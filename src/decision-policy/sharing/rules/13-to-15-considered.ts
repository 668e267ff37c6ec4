import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 9: from 13 to 15 a discussion with others and a referral are considered in every case, also where nothing
 * follows (5.28).
 */
export const thirteenTo15Considered: RecordRule = {
  id: 'sharing/13-to-15-considered',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'from 13 to 15 it is recorded what was considered of discussion and referral',
  citations: ['5.28'],
  when: { sexualActivityAt: { $nin: ['UNDER_13', '16_TO_17', 'NONE'] } },
  lacking: { consideration: { $ne: 'GIVEN' } },
  input: 'consideration',
  accepted: ['what was considered, either way'],
  since: '2018-05-25',
  until: null,
};
