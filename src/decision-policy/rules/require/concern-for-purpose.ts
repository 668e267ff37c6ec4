import type { RequireRule } from '../../rule.js';

/**
 * Every purpose but routine care and the care of a presenting child stands on a concern, and needs at least `WELFARE`
 * (5.150).
 */
export const concernForPurpose: RequireRule = {
  id: 'require/concern-for-purpose',
  step: 'require',
  effect: 'require',
  text: 'this purpose needs a concern',
  citations: ['5.150'],
  when: {
    purpose: { $nin: ['ROUTINE_CARE', 'CARE_OF_PRESENTING_CHILD'] },
    concern: { $nin: ['WELFARE', 'LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] },
  },
  input: 'concern',
  accepted: ['WELFARE', 'LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'],
  since: '2018-05-25',
  until: null,
};
