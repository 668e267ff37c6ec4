import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 10: at 16 or 17 the same is considered (5.31).
 */
export const sixteenTo17Considered: RecordRule = {
  id: 'sharing/16-to-17-considered',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'at 16 or 17 it is recorded what was considered of discussion and referral',
  citations: ['5.28', '5.31'],
  when: { sexualActivityAt: { $nin: ['UNDER_13', '13_TO_15', 'NONE'] } },
  lacking: { consideration: { $ne: 'GIVEN' } },
  input: 'consideration',
  accepted: ['what was considered, either way'],
  since: '2018-05-25',
  until: null,
};
