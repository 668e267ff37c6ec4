import type { CloseRule } from '../../rulebook/rule.js';

/**
 * The index holds no such child, but the feed of a covered authority is late. "No record" may not be said: the
 * enquirer is told that it could not be checked, and asks the authority (5.150, 5.154).
 */
export const feedsLate: CloseRule = {
  id: 'identity/feeds-late',
  step: 'identity',
  effect: 'close',
  by: 'IDENTITY',
  stage: 5,
  text: 'not every covered authority could be checked, so nothing can be said of what they hold',
  citations: ['5.150', '5.154'],
  when: { identity: { $ne: 'CONFIRMED' }, feeds: { $ne: 'IN_TIME' } },
  liftedBy: [],
  outcome: 'ASK_HOLDER',
  shownAs: null,
  mend: 'phone the duty desk of the authority where the child is',
  nextSteps: ['ASK_HOLDER', 'GIVE_FURTHER_DETAIL', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
