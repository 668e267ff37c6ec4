import type { ResultRule } from '../sharing-rule.js';

/**
 * The content of a common assessment is shared with consent; without it in one way alone, to report significant harm to
 * who acts on it, on facts and with advice (2.16, 5.12, 5.14, 5.23).
 */
export const commonAssessmentConsent: ResultRule = {
  id: 'sharing/common-assessment-consent',
  step: 'sharing',
  effect: 'refuse',
  text: 'the content of a common assessment is shared with consent, or to report significant harm',
  citations: ['2.16', '5.12', '5.14', '5.23'],
  when: {
    information: { $in: ['COMMON_ASSESSMENT_CONTENT', 'UNKNOWN'] },
    consentInForce: { $ne: 'YES' },
    harmReport: { $ne: 'YES' },
  },
  against: { result: { $ne: 'REFUSED' } },
  input: 'consent',
  accepted: ['consent in force that covers this', 'or significant harm, to who acts on it, on facts and with advice'],
  since: '2018-05-25',
  until: null,
};
