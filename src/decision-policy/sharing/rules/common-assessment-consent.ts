import type { ResultRule } from '../sharing-rule.js';

/**
 * The content of a common assessment is shared with consent and in no other way (2.16, 5.12).
 */
export const commonAssessmentConsent: ResultRule = {
  id: 'sharing/common-assessment-consent',
  step: 'sharing',
  effect: 'refuse',
  text: 'the content of a common assessment is shared with consent alone',
  citations: ['2.16', '5.12'],
  when: { information: { $in: ['COMMON_ASSESSMENT_CONTENT', 'UNKNOWN'] }, consentInForce: { $ne: 'YES' } },
  against: { result: { $ne: 'REFUSED' } },
  input: 'consent',
  accepted: ['consent in force that covers this'],
  since: '2018-05-25',
  until: null,
};
