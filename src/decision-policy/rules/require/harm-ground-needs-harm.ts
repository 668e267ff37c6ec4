import { PURPOSES_OF_HARM } from '../../facts/derive-facts.js';
import type { RequireRule } from '../../rulebook/rule.js';

/**
 * Who states likely significant harm to a child as the ground, and a lesser concern beside it, contradicts themselves:
 * the ground would lift a confidence that the stated concern does not. A section 47 enquiry and police protection stand
 * on significant harm by law, whatever level was typed (2.72, 5.23, Children Act 1989 sections 46 and 47).
 */
export const harmGroundNeedsHarm: RequireRule = {
  id: 'require/harm-ground-needs-harm',
  step: 'require',
  effect: 'require',
  text: 'the ground of likely significant harm needs a concern of that level',
  citations: ['2.72', '5.23', 'Children Act 1989 section 46', 'Children Act 1989 section 47'],
  when: {
    publicInterest: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD',
    concern: { $nin: ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] },
    purpose: { $nin: PURPOSES_OF_HARM },
  },
  input: 'concern',
  accepted: ['LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'],
  since: '2018-05-25',
  until: null,
};
