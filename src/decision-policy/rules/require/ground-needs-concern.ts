import type { RequireRule } from '../../rulebook/rule.js';

/**
 * A ground to set a confidence aside is a concern for somebody: stated without any concern it contradicts itself, and
 * would open a confidential service in silence. Likely harm to a child asks for more: see `harm-ground-needs-harm`
 * (2.72, 5.18, 5.23).
 */
export const groundNeedsConcern: RequireRule = {
  id: 'require/ground-needs-concern',
  step: 'require',
  effect: 'require',
  text: 'a ground of public interest needs a stated concern',
  citations: ['2.72', '5.18', '5.23'],
  when: { publicInterest: { $nin: ['NONE', 'LIKELY_SIGNIFICANT_HARM_TO_CHILD'] }, concern: 'NONE' },
  input: 'concern',
  accepted: ['WELFARE', 'LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'],
  since: '2018-05-25',
  until: null,
};
