import type { ResultRule } from '../sharing-rule.js';

/**
 * A record of somebody else whose sharing is out of proportion is not shared (8.31).
 */
export const thirdPartyNotProportionate: ResultRule = {
  id: 'sharing/third-party-not-proportionate',
  step: 'sharing',
  effect: 'refuse',
  text: 'what is out of proportion of a third party is not shared',
  citations: ['8.31'],
  when: { information: { $in: ['THIRD_PARTY_RECORD', 'UNKNOWN'] }, proportionate: { $ne: 'YES' } },
  against: { result: { $ne: 'REFUSED' } },
  input: 'result',
  accepted: ['REFUSED'],
  since: '2018-05-25',
  until: null,
};
