import type { RequireRule } from '../../rulebook/rule.js';

/**
 * Serious harm to an adult as the ground, without saying that an adult is at risk of it, contradicts itself (2.72,
 * 5.23).
 */
export const adultGroundNeedsAdultHarm: RequireRule = {
  id: 'require/adult-ground-needs-adult-harm',
  step: 'require',
  effect: 'require',
  text: 'the ground of serious harm to an adult needs the statement that an adult is at risk of it',
  citations: ['2.72', '5.23'],
  when: { publicInterest: 'SERIOUS_HARM_TO_ADULT', adultHarm: { $ne: true } },
  input: 'adultHarm',
  accepted: ['true'],
  since: '2018-05-25',
  until: null,
};
