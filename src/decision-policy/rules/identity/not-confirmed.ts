import type { CloseRule } from '../../rulebook/rule.js';

/**
 * What was typed fits more than one child, or one child not well enough. That is neither known nor unknown, and
 * nothing is shown of anyone (5.153).
 */
export const notConfirmed: CloseRule = {
  id: 'identity/not-confirmed',
  step: 'identity',
  effect: 'close',
  by: 'IDENTITY',
  stage: 4,
  text: 'the identity of the child was not confirmed',
  citations: ['5.153'],
  when: { identity: { $nin: ['CONFIRMED', 'NOT_HELD'] } },
  liftedBy: [],
  outcome: 'IDENTITY_NOT_CONFIRMED',
  shownAs: null,
  mend: 'give further details of the child, or phone the duty desk',
  nextSteps: ['GIVE_FURTHER_DETAIL', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
