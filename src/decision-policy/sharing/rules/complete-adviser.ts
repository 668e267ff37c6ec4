import type { TaskRule } from '../sharing-rule.js';

/**
 * Advice that was left for later is completed within 24 hours (5.15, 5.24).
 */
export const completeAdviser: TaskRule = {
  id: 'sharing/complete-adviser',
  step: 'sharing',
  effect: 'task',
  text: 'advice of somebody competent in child protection is completed within 24 hours',
  citations: ['5.15', '5.24'],
  when: { adviser: { $nin: ['NAMED_COMPETENT', 'DECIDER_COMPETENT', 'NAMED_NOT_COMPETENT', 'NONE'] } },
  task: 'COMPLETE_ADVISER',
  to: 'OWN_POST',
  within: 'HOURS_24',
  since: '2018-05-25',
  until: null,
};
