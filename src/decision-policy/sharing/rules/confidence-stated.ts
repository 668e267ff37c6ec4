import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 1: the first question is whether a duty of confidence is owed (5.23).
 */
export const confidenceStated: RecordRule = {
  id: 'sharing/confidence-stated',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'a decision says whether a duty of confidence is owed',
  citations: ['5.23'],
  when: {},
  lacking: { confidenceOwed: { $nin: ['YES', 'NO'] } },
  input: 'confidence',
  accepted: ['OWED', 'NOT_OWED'],
  since: '2018-05-25',
  until: null,
};
