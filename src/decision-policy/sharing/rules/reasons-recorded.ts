import type { RecordRule } from '../sharing-rule.js';

/**
 * Every decision, to share or not, stands with its reasons (2.72, 5.20, 5.24).
 */
export const reasonsRecorded: RecordRule = {
  id: 'sharing/reasons-recorded',
  step: 'sharing',
  effect: 'require',
  unmet: 'AT_ONCE',
  text: 'a decision is recorded with its reasons',
  citations: ['2.72', '5.20', '5.24'],
  when: {},
  lacking: { reasons: { $ne: 'GIVEN' } },
  input: 'reasons',
  accepted: ['your reasons in your own words'],
  since: '2018-05-25',
  until: null,
};
