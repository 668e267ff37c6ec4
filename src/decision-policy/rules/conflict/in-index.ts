import type { CloseRule } from '../../rule.js';

/**
 * The index holds something that ties the enquirer to the child: a parent, a carer, a shared household now or before,
 * or a person who must not find the child. To say so would tell them, so they are answered exactly as if the identity
 * had not been confirmed. No override lifts it (5.153, 2.15).
 */
export const inIndex: CloseRule = {
  id: 'conflict/in-index',
  step: 'conflict',
  effect: 'close',
  by: 'IDENTITY',
  stage: 4,
  text: 'the identity of the child was not confirmed',
  citations: ['2.15', '5.153'],
  when: { conflictInIndex: { $ne: false } },
  liftedBy: [],
  outcome: 'IDENTITY_NOT_CONFIRMED',
  shownAs: 'identity/not-confirmed',
  mend: 'give further details of the child, or phone the duty desk',
  nextSteps: ['GIVE_FURTHER_DETAIL', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
