import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 9: from 13 to 15 every consideration of 5.29 has an answer. That concern is presumed the more strongly the younger
 * the child is, is for who answers them: no rule grades within this age, and under 13 row 8 stands (5.28, 5.29).
 */
export const thirteenTo15Checklist: RecordRule = {
  id: 'sharing/13-to-15-checklist',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'from 13 to 15 every consideration of the checklist has an answer',
  citations: ['5.28', '5.29'],
  when: { sexualActivityAt: { $nin: ['UNDER_13', '16_TO_17', 'NONE'] } },
  lacking: { checklist: { $ne: 'DONE' } },
  input: 'checklist',
  accepted: ['an answer to every item'],
  since: '2018-05-25',
  until: null,
};
