import type { TaskRule } from '../sharing-rule.js';

/**
 * An allegation against somebody who works with children reaches the local authority's designated officer within 1
 * working day (Appendix 5).
 */
export const staffAllegationDesignatedOfficer: TaskRule = {
  id: 'sharing/staff-allegation-designated-officer',
  step: 'sharing',
  effect: 'task',
  text: "the local authority's designated officer is told within 1 working day",
  citations: ['Appendix 5 paragraph 14', 'Appendix 5 paragraph 33'],
  when: { information: { $in: ['STAFF_ALLEGATION', 'UNKNOWN'] }, designatedOfficer: { $ne: 'TOLD' } },
  task: 'TELL_DESIGNATED_OFFICER',
  to: 'OWN_POST',
  within: 'ONE_WORKING_DAY',
  since: '2018-05-25',
  until: null,
};
