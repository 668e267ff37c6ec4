import type { CloseRule } from '../../rulebook/rule.js';

/**
 * An adult in care or treatment is asked about for the sake of linked children, and only with a concern stated (2.62,
 * 2.70).
 */
export const adultWithConcern: CloseRule = {
  id: 'gate/adult-with-concern',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'an adult can be asked about only where a concern for a child is stated',
  citations: ['2.62', '2.70'],
  when: { group: { $ne: 'NONE' }, subjectKind: { $nin: ['CHILD', 'UNBORN', 'HOUSEHOLD'] } },
  liftedBy: [
    {
      ground: 'a concern for a child is stated',
      citations: ['2.70', '5.150'],
      when: { concern: { $in: ['WELFARE', 'LIKELY_SIGNIFICANT_HARM', 'IMMEDIATE_DANGER'] } },
      legalBasis: [],
    },
  ],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'phone the duty desk to talk it over without naming anyone',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
