import type { RecordRule } from '../sharing-rule.js';

/**
 * To tell the family may wait only where harm is likely (2.72, 5.15).
 */
export const familyNotYetOnlyInHarm: RecordRule = {
  id: 'sharing/family-not-yet-only-in-harm',
  step: 'sharing',
  effect: 'require',
  unmet: 'WITHIN_24_HOURS',
  text: 'to tell the family may wait only where harm is likely',
  citations: ['2.72', '5.15'],
  when: { urgent: { $ne: 'YES' } },
  lacking: { family: { $in: ['NOT_YET', 'UNKNOWN'] } },
  input: 'family',
  accepted: ['that they were told', 'or why not'],
  since: '2018-05-25',
  until: null,
};
