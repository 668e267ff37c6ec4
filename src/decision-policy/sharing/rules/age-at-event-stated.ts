import type { RecordRule } from '../sharing-rule.js';

/**
 * Rows 8 to 10 turn on the age at the event, so it is stated; not known is held to the strictest (5.26).
 */
export const ageAtEventStated: RecordRule = {
  id: 'sharing/age-at-event-stated',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'where it is about sexual activity the age at the event is stated',
  citations: ['5.26'],
  when: { sexualActivity: { $ne: 'NO' } },
  lacking: { ageAtEvent: { $in: ['UNKNOWN'] } },
  input: 'ageAtEvent',
  accepted: ['UNDER_13', 'FROM_13_TO_15', 'FROM_16_TO_17', 'ADULT', 'or the birth date and the day of the event'],
  since: '2018-05-25',
  until: null,
};
