import type { CloseRule } from '../../rule.js';

/**
 * The row of the table of grants that gives nothing at any level: these groups state a concern and are given a phone
 * number. It closes before the look-up, so that they never learn whether a child is known (2.15, 5.18).
 */
export const phoneAndConcernOnly: CloseRule = {
  id: 'gate/phone-and-concern-only',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'people in your post are given a phone number and can state a concern; nothing about a child is shown to them',
  citations: ['2.15', '5.18'],
  when: {
    group: {
      $in: [
        'AMBULANCE',
        'HOUSING',
        'YOUTH_WORK',
        'VOLUNTARY',
        'IMMIGRATION',
        'RECEPTION',
        'ADULT_SOCIAL_CARE',
        'UNKNOWN',
      ],
    },
  },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: "phone the duty desk, or ask your organisation's named professional to enquire for you",
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
