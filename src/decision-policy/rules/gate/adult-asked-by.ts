import { PURPOSES_OF_CARE_AND_PROTECTION } from '../../facts/bodies-of-gateways.js';
import type { CloseRule } from '../../rulebook/rule.js';
import { ASKS_ABOUT_ADULTS } from '../proportionality/adult-plan-state.js';

/**
 * An adult is asked about by those who treat, look after or supervise adults or families, never by who teaches or holds
 * a child, and never for a review of a child's case. Whose patients are children asks about the child; a dentist, who
 * seldom meets the danger itself, phones (ADR 14). It closes before the look-up, so that an answer never tells them
 * whether the adult has children here (2.62, 2.70, 2.133).
 */
export const adultAskedBy: CloseRule = {
  id: 'gate/adult-asked-by',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'people in your post cannot ask about an adult',
  citations: ['2.62', '2.70', '2.133'],
  when: { group: { $ne: 'NONE' }, subjectKind: { $nin: ['CHILD', 'UNBORN', 'HOUSEHOLD'] } },
  liftedBy: [
    {
      ground: 'a post that works with adults or families',
      citations: ['2.62', '2.70', '2.133'],
      when: { group: { $in: ASKS_ABOUT_ADULTS }, purpose: { $in: PURPOSES_OF_CARE_AND_PROTECTION } },
      legalBasis: [],
    },
  ],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'ask about the child by name, or phone the duty desk',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
