import type { ResultRule } from '../sharing-rule.js';

/**
 * Where both conditions of 2.71 hold the general practitioner is not told, save where harm is believed, which is
 * weighed anew (2.71, 2.72).
 */
export const attendanceNoticeStopped: ResultRule = {
  id: 'sharing/attendance-notice-stopped',
  step: 'sharing',
  effect: 'refuse',
  text: 'where both conditions hold the general practitioner is not told',
  citations: ['2.71', '2.72'],
  when: { attendanceStopped: { $nin: ['NOT_A_NOTICE', 'NO'] }, urgent: { $ne: 'YES' } },
  against: { result: { $ne: 'REFUSED' } },
  input: 'result',
  accepted: ['REFUSED'],
  since: '2018-05-25',
  until: null,
};
