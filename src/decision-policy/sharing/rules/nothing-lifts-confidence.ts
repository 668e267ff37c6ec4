import type { ResultRule } from '../sharing-rule.js';

/**
 * Row 5: without consent, and without a public interest that is sufficient, what is held in confidence is not shared
 * (2.72, 5.23).
 */
export const nothingLiftsConfidence: ResultRule = {
  id: 'sharing/nothing-lifts-confidence',
  step: 'sharing',
  effect: 'refuse',
  text: 'nothing that was recorded lifts the duty of confidence',
  citations: ['2.72', '5.23'],
  when: { confidenceMet: { $nin: ['NOT_OWED', 'CONSENT', 'USUAL_NOTICE', 'PUBLIC_INTEREST', 'LESSER_CONCERN'] } },
  against: { result: { $ne: 'REFUSED' } },
  input: 'result',
  accepted: ['REFUSED', 'or consent in force', 'or the harm that is believed'],
  since: '2018-05-25',
  until: null,
};
