import type { Lift } from '../../rulebook/rule.js';

/**
 * The two grounds on which the public interest is presumed to outweigh a duty of confidence. The enquirer states the
 * ground with facts, and stays answerable for it; a level of concern alone is no ground. A lesser concern may justify
 * a part; here it lifts nothing, since the one line that could be shown is already the least that there is, and the
 * talk without a name is offered instead (2.72, 5.23).
 */
export const likelyHarmToChild: Lift = {
  ground: 'the enquirer states likely significant harm to a child, with facts',
  citations: ['2.72', '5.23'],
  when: { publicInterest: 'LIKELY_SIGNIFICANT_HARM_TO_CHILD' },
  legalBasis: ['CLDC_PI'],
};

export const seriousHarmToAdult: Lift = {
  ground: 'the enquirer states serious harm to an adult, with facts',
  citations: ['2.72', '5.23'],
  when: { publicInterest: 'SERIOUS_HARM_TO_ADULT' },
  legalBasis: ['CLDC_PI'],
};
