import type { RequireRule } from '../../rulebook/rule.js';

/**
 * A presenting child is one who was not expected; an appointment is routine care (2.70).
 */
export const presentingChildUnscheduled: RequireRule = {
  id: 'require/presenting-child-unscheduled',
  step: 'require',
  effect: 'require',
  text: 'the care of a presenting child is unscheduled',
  citations: ['2.70'],
  when: { purpose: 'CARE_OF_PRESENTING_CHILD', setting: { $ne: 'UNSCHEDULED' } },
  input: 'setting',
  accepted: ['UNSCHEDULED'],
  since: '2018-05-25',
  until: null,
};
