import type { CloseRule } from '../../rulebook/rule.js';

/**
 * The index holds something that ties the enquirer to the child: a parent, a carer, a shared household now or before,
 * or a person who must not find the child. To say so would tell them, so they are answered exactly as if the identity
 * had not been confirmed. No override lifts it. Our reading: 2.115 keeps whoever was personally involved from reviewing
 * a case, and nothing says it of enquirers.
 */
export const inIndex: CloseRule = {
  id: 'conflict/in-index',
  step: 'conflict',
  effect: 'close',
  by: 'IDENTITY',
  stage: 4,
  text: 'the identity of the child was not confirmed',
  citations: ['2.115'],
  when: { conflictInIndex: { $ne: false } },
  liftedBy: [],
  outcome: 'IDENTITY_NOT_CONFIRMED',
  shownAs: 'identity/not-confirmed',
  mend: 'give further details of the child, or phone the duty desk',
  nextSteps: ['GIVE_FURTHER_DETAIL', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
