import type { CloseRule } from '../../rulebook/rule.js';

const CLOSED = {
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'phone the duty desk; whoever works with the child can enquire for any other purpose',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
} as const;

/**
 * A safeguarding board and a child death panel are no operational bodies: each asks for the review that is its own,
 * about the child of that review, and for nothing else. What is opened for a review is used for no other end (3.48,
 * 3.95, 7.2, 8.6).
 */
export const reviewBodiesForReviews: readonly CloseRule[] = [
  {
    ...CLOSED,
    id: 'gate/review-bodies/child-death-panel',
    text: 'a child death panel enquires only for the review of a death',
    citations: ['3.48', '3.95', '7.2'],
    when: { group: { $in: ['CHILD_DEATH_PANEL', 'UNKNOWN'] }, purpose: { $ne: 'CHILD_DEATH_REVIEW' } },
  },
  {
    ...CLOSED,
    id: 'gate/review-bodies/safeguarding-board',
    text: 'a safeguarding board enquires only for the review of a serious case',
    citations: ['3.48', '3.95', '8.6'],
    when: { group: { $in: ['SAFEGUARDING_BOARD', 'UNKNOWN'] }, purpose: { $ne: 'SERIOUS_CASE_REVIEW' } },
  },
];
