import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { CloseRule } from '../../rulebook/rule.js';

/**
 * A review of a death or of a serious case is asked for by the body that reviews it, and by the designated manager or
 * the named or designated professional who writes the review of their own agency. To nobody else does it open anything:
 * care and protection have purposes of their own (2.115, 3.95, 8.29, 8.30).
 * Who was directly concerned with the child, or is the immediate line manager of who was, does not write that review
 * (8.33). No rule holds this: `relationship` is of the organisation, and that of an agency which reviews its own part is
 * recorded as a matter of course, so that to close by it would close the review itself; and no fact says which person
 * dealt with the child, or who manages whom. The agency that commissions the review sees to it, and the case reference
 * that is asked for leads an auditor to who asked.
 */
export const reviewsAskedBy: CloseRule = {
  id: 'gate/reviews-asked-by',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'people in your post do not enquire for a review of a death or a serious case',
  citations: ['2.115', '3.95', '8.29', '8.30'],
  when: { group: { $ne: 'NONE' }, purpose: { $nin: PURPOSES_OF_CARE_AND_PROTECTION } },
  liftedBy: [
    {
      ground: 'a body that reviews, or who writes the review of their own agency',
      citations: ['2.115', '3.95', '8.29', '8.30'],
      when: { group: { $in: ['CHILD_DEATH_PANEL', 'SAFEGUARDING_BOARD', 'DESIGNATED_MANAGER', 'NAMED_PROFESSIONAL'] } },
      legalBasis: [],
    },
  ],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'ask the designated manager or the named professional of your organisation, or phone the duty desk',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
