import type { RecordRule } from '../sharing-rule.js';

/**
 * Consent may wait only where waiting would leave somebody in harm (5.15).
 */
export const consentNotYetOnlyInHarm: RecordRule = {
  id: 'sharing/consent-not-yet-only-in-harm',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'consent may wait only where harm is likely',
  citations: ['5.15', '5.23'],
  when: {
    confidenceOwed: { $ne: 'NO' },
    attendanceStopped: { $nin: ['NO', 'BOTH_CONDITIONS'] },
    urgent: { $ne: 'YES' },
  },
  lacking: { consent: { $in: ['NOT_YET', 'UNKNOWN'] } },
  input: 'consent.state',
  accepted: ['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE'],
  since: '2018-05-25',
  until: null,
};
