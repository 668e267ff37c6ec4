import type { RecordRule } from '../sharing-rule.js';

/**
 * A record of somebody else is decided by itself: whether sharing is necessary is judged and recorded, to share and to
 * withhold (8.31).
 */
export const thirdPartyNecessityJudged: RecordRule = {
  id: 'sharing/third-party-necessity-judged',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'of each third party it is judged whether sharing is necessary',
  citations: ['8.31'],
  when: { information: { $in: ['THIRD_PARTY_RECORD', 'UNKNOWN'] } },
  lacking: { necessary: { $in: ['UNKNOWN'] } },
  input: 'information.thirdParty.necessary',
  accepted: ['YES', 'NO'],
  since: '2018-05-25',
  until: null,
};
