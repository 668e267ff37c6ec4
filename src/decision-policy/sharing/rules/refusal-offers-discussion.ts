import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 5: who refuses in confidence still offers to talk it over without telling who the child is (5.13, 5.28).
 */
export const refusalOffersDiscussion: RecordRule = {
  id: 'sharing/refusal-offers-discussion',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'a refusal in confidence goes with the offer of a discussion that names nobody',
  citations: ['5.13', '5.28'],
  when: {
    result: { $nin: ['SHARED', 'SHARED_IN_PART'] },
    confidenceMet: { $nin: ['NOT_OWED', 'CONSENT', 'USUAL_NOTICE'] },
  },
  lacking: { nonIdentifyingDiscussion: { $nin: ['HELD', 'OFFERED'] } },
  input: 'nonIdentifyingDiscussion',
  accepted: ['HELD', 'OFFERED'],
  since: '2018-05-25',
  until: null,
};
