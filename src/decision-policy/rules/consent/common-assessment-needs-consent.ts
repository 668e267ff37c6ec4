import type { ForbidRule } from '../../rulebook/rule.js';
import { consentGiven } from './consent-given.js';

/**
 * A common assessment is made with consent and is pointed to with consent: that of the child, or of a parent or carer
 * as appropriate. No ground of public interest and no override stands in for it; withheld, it is as if none were held
 * (2.16, 5.12).
 */
export const commonAssessmentNeedsConsent: ForbidRule = {
  id: 'consent/common-assessment-needs-consent',
  step: 'consent',
  effect: 'liftable',
  text: 'a common assessment is pointed to only with consent',
  citations: ['2.16', '5.12'],
  fields: { COMMON_ASSESSMENT: ['holder', 'contact', 'since'] },
  when: {},
  liftedBy: [consentGiven],
  tells: 'NOTHING',
  mendedBy: 'HOLDER',
  since: '2018-05-25',
  until: null,
};
