import { PURPOSES_OF_REVIEW } from '../../facts/bodies-of-gateways.js';
import type { RequireRule } from '../../rulebook/rule.js';

/**
 * Every purpose but routine care, the care of a presenting child and a review stands on a concern, and needs at least
 * `WELFARE`; a review stands on its case (5.150; 3.95).
 */
export const concernForPurpose: RequireRule = {
  id: 'require/concern-for-purpose',
  step: 'require',
  effect: 'require',
  text: 'this purpose needs a concern',
  citations: ['5.150'],
  when: {
    purpose: { $nin: ['ROUTINE_CARE', 'CARE_OF_PRESENTING_CHILD', ...PURPOSES_OF_REVIEW] },
    concern: { $nin: ['WELFARE', 'LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] },
  },
  input: 'concern',
  accepted: ['WELFARE', 'LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'],
  since: '2018-05-25',
  until: null,
};
