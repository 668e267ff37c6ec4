import type { CloseRule } from '../../rulebook/rule.js';

/**
 * An enquiry is made from one post. None chosen, or one that is not the caller's or not active, is no post (5.153,
 * 2.15). What every other gate says is said of a post, so without one this alone closes: the others match no group
 * `NONE`. A young person or a parent has no colleague to ask and no entry to mend, and phones.
 */
export const roleChosen: CloseRule = {
  id: 'gate/role-chosen',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'no active post of yours was chosen at sign-in',
  citations: ['5.153', '2.15'],
  when: { group: { $in: ['NONE', 'UNKNOWN'] } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'sign in again and choose the post that you ask from, or ask a colleague to enquire for you; if you have no post, phone the duty desk of where you live, which talks with everybody',
  nextSteps: ['PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
