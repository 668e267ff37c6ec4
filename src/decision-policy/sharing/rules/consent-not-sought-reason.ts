import type { RecordRule } from '../sharing-rule.js';

/**
 * Consent that was not sought, or that nobody could give, is recorded with the reason (5.5, 5.18).
 */
export const consentNotSoughtReason: RecordRule = {
  id: 'sharing/consent-not-sought-reason',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'consent that was not sought is recorded with the reason',
  citations: ['5.5', '5.18'],
  when: {
    confidenceOwed: { $ne: 'NO' },
    attendanceStopped: { $nin: ['NO', 'BOTH_CONDITIONS'] },
    consent: { $nin: ['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_YET'] },
  },
  lacking: { consentReason: { $ne: 'GIVEN' } },
  input: 'consent.reason',
  accepted: ['why it was not sought, or could not be given'],
  since: '2018-05-25',
  until: null,
};
