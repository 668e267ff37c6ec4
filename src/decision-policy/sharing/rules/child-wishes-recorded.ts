import type { RecordRule } from '../sharing-rule.js';

/**
 * What the child wishes is recorded, or why that is not known (1.17, 5.5).
 */
export const childWishesRecorded: RecordRule = {
  id: 'sharing/child-wishes-recorded',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: "a decision records the child's wishes, or why they are not known",
  citations: ['1.17', '5.5'],
  when: {},
  lacking: { childWishes: { $nin: ['RECORDED', 'UNKNOWN_WITH_REASON'] } },
  input: 'childWishes',
  accepted: ['what the child wishes', 'or why that is not known'],
  since: '2018-05-25',
  until: null,
};
