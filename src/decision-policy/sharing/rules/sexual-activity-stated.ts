import type { RecordRule } from '../sharing-rule.js';

/**
 * Whether the decision is about sexual activity decides which rows apply; not known is not taken for no (5.25).
 */
export const sexualActivityStated: RecordRule = {
  id: 'sharing/sexual-activity-stated',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'a decision says whether it is about sexual activity',
  citations: ['5.25'],
  when: {},
  lacking: { sexualActivity: { $in: ['UNKNOWN'] } },
  input: 'sexualActivity',
  accepted: ['YES', 'NO'],
  since: '2018-05-25',
  until: null,
};
