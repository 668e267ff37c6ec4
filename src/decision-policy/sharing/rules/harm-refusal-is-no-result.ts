import type { ResultRule } from '../sharing-rule.js';

/**
 * Row 0: not to share is no result where significant harm is believed or indicated; the one exception is row 8, never in
 * danger now, and recorded with the referral still to be made. A thing that may never be shared as it stands is refused
 * beside the referral (5.14, 5.18, 5.27).
 */
export const harmRefusalIsNoResult: ResultRule = {
  id: 'sharing/harm-refusal-is-no-result',
  step: 'sharing',
  effect: 'refuse',
  text: 'not to share is no result where significant harm is believed',
  citations: ['5.14', '5.18', '5.23', '5.27'],
  when: {
    harm: { $ne: 'NO' },
    exceptionalRefusal: { $nin: ['APPROVER_ASKED', 'APPROVER_UNCONFIRMED'] },
    absolutelyClosed: { $ne: 'YES' },
    refusal: { $nin: ['NONE', 'BESIDE_REFERRAL'] },
  },
  against: { result: { $nin: ['SHARED', 'SHARED_IN_PART'] } },
  input: 'result',
  accepted: [
    'SHARED',
    'SHARED_IN_PART',
    "or, only where no child is in danger now and that is stated, the exceptional refusal about sexual activity under 13, with detailed reasons and a senior manager's approval",
  ],
  since: '2018-05-25',
  until: null,
};
