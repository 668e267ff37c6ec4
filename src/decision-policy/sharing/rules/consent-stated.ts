import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 2: where confidence is owed, the decision says how it stands with consent (5.23).
 */
export const consentStated: RecordRule = {
  id: 'sharing/consent-stated',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'where confidence is owed the decision says how it stands with consent',
  citations: ['5.5', '5.23'],
  when: { confidenceOwed: { $ne: 'NO' }, attendanceStopped: { $nin: ['NO', 'BOTH_CONDITIONS'] } },
  lacking: { consent: { $in: ['UNKNOWN'] } },
  input: 'consent',
  accepted: ['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE', 'NOT_YET'],
  since: '2018-05-25',
  until: null,
};
