import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 0: who believes or suspects that a child suffers significant harm refers to social care, always; to whom and
 * when is recorded. The exceptional refusal of row 8 is recorded without, for nobody could be asked to approve what is
 * not recorded: the referral is then a task (5.14, 5.18, 5.27).
 */
export const harmReferralRecorded: RecordRule = {
  id: 'sharing/harm-referral-recorded',
  step: 'sharing',
  effect: 'require',
  unmet: 'AT_ONCE',
  text: 'nothing is refused beside significant harm before it is referred to social care: to whom and when is recorded',
  citations: ['5.14', '5.18', '5.27'],
  when: {
    harm: { $ne: 'NO' },
    result: { $nin: ['SHARED', 'SHARED_IN_PART'] },
    exceptionalRefusal: { $nin: ['APPROVER_ASKED', 'APPROVER_UNCONFIRMED'] },
  },
  lacking: { referral: { $nin: ['MADE_IN_WRITING', 'MADE_BY_PHONE'] } },
  input: 'referral',
  accepted: ['to whom it was made, and when'],
  since: '2018-05-25',
  until: null,
};
