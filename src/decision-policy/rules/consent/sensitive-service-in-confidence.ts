import type { ForbidRule } from '../../rulebook/rule.js';
import { likelyHarmToChild, seriousHarmToAdult } from '../public-interest/grounds.js';
import { consentGiven } from './consent-given.js';

/**
 * A confidential service (sexual health, mental health, substance misuse, or one so marked) may be pointed to in one
 * line only with consent to point, or on a stated ground of public interest. A concern alone opens nothing. Withheld,
 * it is as if it were not held (2.72, 5.23, 5.25).
 */
export const sensitiveServiceInConfidence: ForbidRule = {
  id: 'consent/sensitive-service-in-confidence',
  step: 'consent',
  effect: 'liftable',
  text: 'a confidential service is pointed to only with consent or on a stated ground of public interest',
  citations: ['2.72', '5.23', '5.25'],
  fields: { SENSITIVE_SERVICE: ['pointer'] },
  when: {},
  liftedBy: [consentGiven, likelyHarmToChild, seriousHarmToAdult],
  tells: 'NOTHING',
  mendedBy: 'HUB_TEAM',
  since: '2018-05-25',
  until: null,
};
