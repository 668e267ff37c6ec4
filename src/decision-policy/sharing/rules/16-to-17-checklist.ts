import type { RecordRule } from '../sharing-rule.js';

/**
 * Row 10: at 16 or 17 the considerations of 5.29 are gone through as well (5.29, 5.31).
 */
export const sixteenTo17Checklist: RecordRule = {
  id: 'sharing/16-to-17-checklist',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'at 16 or 17 every consideration of the checklist has an answer',
  citations: ['5.29', '5.31'],
  when: { sexualActivityAt: { $nin: ['UNDER_13', '13_TO_15', 'NONE'] } },
  lacking: { checklist: { $ne: 'DONE' } },
  input: 'checklist',
  accepted: ['an answer to every item'],
  since: '2018-05-25',
  until: null,
};
