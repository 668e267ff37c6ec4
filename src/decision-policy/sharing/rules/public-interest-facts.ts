import type { RecordRule } from '../sharing-rule.js';

/**
 * Rows 3 and 4: a person judges on the facts of the case, which are recorded (5.23).
 */
export const publicInterestFacts: RecordRule = {
  id: 'sharing/public-interest-facts',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'a confidence is set aside on the facts of the case, which are recorded',
  citations: ['2.72', '5.23'],
  when: { result: { $ne: 'REFUSED' }, confidenceMet: { $nin: ['NOT_OWED', 'CONSENT', 'USUAL_NOTICE', 'NOTHING'] } },
  lacking: { caseFacts: { $ne: 'GIVEN' } },
  input: 'facts',
  accepted: ['the facts on which it rests'],
  since: '2018-05-25',
  until: null,
};
