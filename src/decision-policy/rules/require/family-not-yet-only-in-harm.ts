import { PURPOSES_OF_HARM } from '../../facts/derive-facts.js';
import type { RequireRule } from '../../rulebook/rule.js';

/**
 * Whether the family was told is recorded; if not, why. That may wait where waiting would leave a child or an adult in
 * harm, and is then stated within 24 hours (1.14, 2.72, 5.15). A ground of harm without that harm is left to its own rule: see
 * `adviser-not-yet-only-in-harm`.
 */
export const familyNotYetOnlyInHarm: RequireRule = {
  id: 'require/family-not-yet-only-in-harm',
  step: 'require',
  effect: 'require',
  text: 'that the family was told, or why not, may be left open only where harm is likely',
  citations: ['1.14', '2.72', '5.15'],
  when: {
    familyNotYet: { $ne: false },
    publicInterest: { $nin: ['LIKELY_SIGNIFICANT_HARM_TO_CHILD', 'SERIOUS_HARM_TO_ADULT'] },
    concern: { $nin: ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] },
    purpose: { $nin: PURPOSES_OF_HARM },
    adultHarm: { $ne: true },
  },
  input: 'publicInterest.familyTold',
  accepted: ['YES', 'NO with familyNotToldReason', 'or publicInterest left out: the rest is answered without it'],
  since: '2018-05-25',
  until: null,
};
