import type { CloseRule } from '../../rulebook/rule.js';

/**
 * The index holds no such child and every covered authority has spoken in time. It says where nothing is held, never
 * that there is no concern (5.154).
 */
export const notHeld: CloseRule = {
  id: 'identity/not-held',
  step: 'identity',
  effect: 'close',
  by: 'IDENTITY',
  stage: 6,
  text: 'no record is held of a child with these details',
  citations: ['5.154'],
  when: { identity: { $ne: 'CONFIRMED' } },
  liftedBy: [],
  outcome: 'NO_RECORD',
  shownAs: null,
  mend: 'check the details; if you have a concern, phone the duty desk',
  nextSteps: ['GIVE_FURTHER_DETAIL', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
