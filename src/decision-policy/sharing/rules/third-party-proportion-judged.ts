import type { RecordRule } from '../sharing-rule.js';

/**
 * A record of somebody else is decided by itself: whether sharing is proportionate is judged and recorded, to share
 * and to withhold (8.31).
 */
export const thirdPartyProportionJudged: RecordRule = {
  id: 'sharing/third-party-proportion-judged',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'of each third party it is judged whether sharing is proportionate',
  citations: ['8.31'],
  when: { information: { $in: ['THIRD_PARTY_RECORD', 'UNKNOWN'] } },
  lacking: { proportionate: { $in: ['UNKNOWN'] } },
  input: 'information.thirdParty.proportionate',
  accepted: ['YES', 'NO'],
  since: '2018-05-25',
  until: null,
};
