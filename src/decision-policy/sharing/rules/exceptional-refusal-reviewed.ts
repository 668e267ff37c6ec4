import type { TaskRule } from '../sharing-rule.js';

/**
 * Row 8: not to share about sexual activity under 13 is exceptional; information governance reviews it, and whether the
 * approval was confirmed (5.27).
 */
export const exceptionalRefusalReviewed: TaskRule = {
  id: 'sharing/exceptional-refusal-reviewed',
  step: 'sharing',
  effect: 'task',
  text: 'an exceptional refusal, and its approval, are reviewed within 24 hours',
  citations: ['5.27'],
  when: { exceptionalRefusal: { $ne: 'NONE' } },
  task: 'REVIEW_REFUSAL',
  to: 'OWN_GOVERNANCE',
  within: 'HOURS_24',
  since: '2018-05-25',
  until: null,
};
