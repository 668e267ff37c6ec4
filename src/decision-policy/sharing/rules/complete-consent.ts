import type { TaskRule } from '../sharing-rule.js';

/**
 * Consent that was left for later is completed within 24 hours (5.15, 5.24).
 */
export const completeConsent: TaskRule = {
  id: 'sharing/complete-consent',
  step: 'sharing',
  effect: 'task',
  text: 'how it stands with consent is completed within 24 hours',
  citations: ['5.15', '5.24'],
  when: {
    confidenceOwed: { $ne: 'NO' },
    attendanceStopped: { $nin: ['NO', 'BOTH_CONDITIONS'] },
    consent: { $nin: ['GIVEN', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT', 'NOT_ABLE'] },
  },
  task: 'COMPLETE_CONSENT',
  to: 'OWN_POST',
  within: 'HOURS_24',
  since: '2018-05-25',
  until: null,
};
