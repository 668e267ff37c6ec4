import type { ResultRule } from '../sharing-rule.js';

/**
 * Row 12: who of the public made a referral is told to nobody without their consent; there is no exception (5.35).
 */
export const publicReferrerIdentity: ResultRule = {
  id: 'sharing/public-referrer-identity',
  step: 'sharing',
  effect: 'refuse',
  text: 'who of the public referred is not told without their consent',
  citations: ['5.35'],
  when: { information: { $in: ['PUBLIC_REFERRER_IDENTITY', 'UNKNOWN'] }, referrerConsent: { $ne: 'GIVEN' } },
  against: { result: { $ne: 'REFUSED' } },
  input: 'result',
  accepted: ['REFUSED', "or the referrer's consent"],
  since: '2018-05-25',
  until: null,
};
