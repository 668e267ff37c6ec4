import type { TaskRule } from '../sharing-rule.js';

/**
 * To tell the family, left for later, is completed within 24 hours (2.72).
 */
export const completeFamily: TaskRule = {
  id: 'sharing/complete-family',
  step: 'sharing',
  effect: 'task',
  text: 'whether the family was told is completed within 24 hours',
  citations: ['2.72'],
  when: { family: { $nin: ['TOLD', 'NOT_TOLD_WITH_REASON', 'NOT_RECORDED'] } },
  task: 'COMPLETE_FAMILY',
  to: 'OWN_POST',
  within: 'HOURS_24',
  since: '2018-05-25',
  until: null,
};
