import type { RecordRule } from '../sharing-rule.js';

/**
 * Advice may wait only where waiting would leave somebody in harm: it is always there, and never at the cost of
 * protection (5.15).
 */
export const adviserNotYetOnlyInHarm: RecordRule = {
  id: 'sharing/adviser-not-yet-only-in-harm',
  step: 'sharing',
  effect: 'require',
  unmet: 'ONCE_SHARED',
  text: 'advice may wait only where harm is likely',
  citations: ['5.15', '5.24'],
  when: { urgent: { $ne: 'YES' } },
  lacking: { adviser: { $in: ['NOT_YET', 'UNKNOWN'] } },
  input: 'adviser',
  accepted: ['somebody competent in child protection', 'or that you are'],
  since: '2018-05-25',
  until: null,
};
