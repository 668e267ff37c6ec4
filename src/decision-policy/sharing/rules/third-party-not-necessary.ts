import type { ResultRule } from '../sharing-rule.js';

/**
 * A record of somebody else that is not necessary is not shared (8.31).
 */
export const thirdPartyNotNecessary: ResultRule = {
  id: 'sharing/third-party-not-necessary',
  step: 'sharing',
  effect: 'refuse',
  text: 'what is not necessary of a third party is not shared',
  citations: ['8.31'],
  when: { information: { $in: ['THIRD_PARTY_RECORD', 'UNKNOWN'] }, necessary: { $ne: 'YES' } },
  against: { result: { $ne: 'REFUSED' } },
  input: 'result',
  accepted: ['REFUSED'],
  since: '2018-05-25',
  until: null,
};
