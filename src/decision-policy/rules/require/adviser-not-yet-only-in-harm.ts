import { PURPOSES_OF_HARM } from '../../facts/derive-facts.js';
import type { RequireRule } from '../../rulebook/rule.js';

/**
 * Who sets a confidence aside is competent in child protection or takes advice of somebody who is. The advice may wait
 * where waiting would leave a child or an adult in harm, and is then stated within 24 hours (5.15, 5.24). A
 * ground of harm without that harm contradicts itself, and its own rule asks for the harm alone: see
 * `harm-ground-needs-harm` and `adult-ground-needs-adult-harm`.
 */
export const adviserNotYetOnlyInHarm: RequireRule = {
  id: 'require/adviser-not-yet-only-in-harm',
  step: 'require',
  effect: 'require',
  text: 'advice on a ground of public interest may wait only where harm is likely',
  citations: ['5.15', '5.24'],
  when: {
    adviserNotYet: { $ne: false },
    publicInterest: { $nin: ['LIKELY_SIGNIFICANT_HARM_TO_CHILD', 'SERIOUS_HARM_TO_ADULT'] },
    concern: { $nin: ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] },
    purpose: { $nin: PURPOSES_OF_HARM },
    adultHarm: { $ne: true },
  },
  input: 'publicInterest.adviser',
  accepted: [
    'who competent in child protection advised you',
    'or that you are',
    'or publicInterest left out: the rest is answered without it',
  ],
  since: '2018-05-25',
  until: null,
};
