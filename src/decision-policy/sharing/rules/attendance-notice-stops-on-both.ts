import type { ResultRule } from '../sharing-rule.js';

/**
 * The general practitioner is told of a visit to urgent care, unless who may object does so and clinicians agree that
 * it is against the interests of the child: an objection alone is no veto (2.71).
 */
export const attendanceNoticeStopsOnBoth: ResultRule = {
  id: 'sharing/attendance-notice-stops-on-both',
  step: 'sharing',
  effect: 'refuse',
  text: 'a notice to the general practitioner stops only on an objection that counts and the agreement of clinicians',
  citations: ['2.71'],
  when: { attendanceStopped: { $nin: ['NOT_A_NOTICE', 'BOTH_CONDITIONS'] } },
  against: { result: { $nin: ['SHARED', 'SHARED_IN_PART'] } },
  input: 'information.attendance',
  accepted: ['SHARED as the result', 'or who objects, and that clinicians agree'],
  since: '2018-05-25',
  until: null,
};
