import { PURPOSES_OF_HARM } from '../../facts/derive-facts.js';
import type { RequireRule } from '../../rulebook/rule.js';

/**
 * Consent is asked for before a confidence is set aside, or it is said that it was not. That may wait where waiting would
 * leave a child or an adult in harm, and is then stated within 24 hours (5.15, 5.23). A ground of harm without that harm is left to its own rule: see
 * `adviser-not-yet-only-in-harm`.
 */
export const consentNotYetOnlyInHarm: RequireRule = {
  id: 'require/consent-not-yet-only-in-harm',
  step: 'require',
  effect: 'require',
  text: 'whether consent was sought may be left open only where harm is likely',
  citations: ['5.15', '5.23'],
  when: {
    consentNotYet: { $ne: false },
    publicInterest: { $nin: ['LIKELY_SIGNIFICANT_HARM_TO_CHILD', 'SERIOUS_HARM_TO_ADULT'] },
    concern: { $nin: ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] },
    purpose: { $nin: PURPOSES_OF_HARM },
    adultHarm: { $ne: true },
  },
  input: 'publicInterest.consentSought',
  accepted: ['YES', 'NO', 'or publicInterest left out: the rest is answered without it'],
  since: '2018-05-25',
  until: null,
};
