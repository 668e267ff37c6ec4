import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 10: at 16 or 17 a relationship with somebody in a position of trust or authority is a crime, so it is stated
 * whether it is one (5.31).
 */
export const sixteenTo17PositionOfTrust: RecordRule = {
  id: 'sharing/16-to-17-position-of-trust',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'at 16 or 17 it is stated whether the other is in a position of trust',
  citations: ['5.31'],
  when: { sexualActivityAt: { $nin: ['UNDER_13', '13_TO_15', 'NONE'] } },
  lacking: { positionOfTrust: { $in: ['UNKNOWN'] } },
  input: 'positionOfTrust',
  accepted: ['YES', 'NO'],
  since: '2018-05-25',
  until: null,
};
