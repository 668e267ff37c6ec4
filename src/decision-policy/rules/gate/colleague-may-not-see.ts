import type { CloseRule } from '../../rulebook/rule.js';

/**
 * What is shown to an enquirer who asks for a colleague is what both may see. Where the rules would have closed the
 * enquiry had the colleague asked, it is closed; which of them it was is the colleague's own affair and is not told
 * (2.15, 5.153).
 */
export const colleagueMayNotSee: CloseRule = {
  id: 'gate/colleague-may-not-see',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'the colleague on whose behalf you ask may not be shown this',
  citations: ['2.15', '5.153'],
  when: { colleague: { $nin: ['NOBODY', 'NOT_CONFIRMED', 'CONFIRMED'] } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'enquire in your own name, or on behalf of another colleague; meanwhile phone the duty desk',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
