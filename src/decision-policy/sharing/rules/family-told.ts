import type { RecordRule } from '../sharing-rule.js';

/**
 * Whether the family was told is recorded; if not, why (1.14, 2.72).
 */
export const familyTold: RecordRule = {
  id: 'sharing/family-told',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'it is recorded that the family was told, or why not',
  citations: ['1.14', '2.72'],
  when: { result: { $ne: 'REFUSED' } },
  lacking: { family: { $nin: ['TOLD', 'NOT_TOLD_WITH_REASON', 'NOT_YET'] } },
  input: 'family',
  accepted: ['that they were told', 'or why not'],
  since: '2018-05-25',
  until: null,
};
