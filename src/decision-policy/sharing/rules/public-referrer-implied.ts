import type { ResultRule } from '../sharing-rule.js';

/**
 * Row 12: nor is anything told that would identify them (5.35).
 */
export const publicReferrerImplied: ResultRule = {
  id: 'sharing/public-referrer-implied',
  step: 'sharing',
  effect: 'refuse',
  text: 'what would identify a member of the public who referred is not shared without their consent',
  citations: ['5.35'],
  when: { identifiesReferrer: { $ne: 'NO' }, referrerConsent: { $ne: 'GIVEN' } },
  against: { result: { $ne: 'REFUSED' } },
  input: 'information.identifiesReferrer',
  accepted: ['NO, once what would identify them is left out', "or the referrer's consent"],
  since: '2018-05-25',
  until: null,
};
