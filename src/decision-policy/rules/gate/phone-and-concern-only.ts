import type { CloseRule } from '../../rulebook/rule.js';

/**
 * The row of the table of grants that gives nothing at any level: these groups state a concern and are given a phone
 * number. In schools and early-years settings the lead asks for everybody (2.158, 2.169); whether a prisoner may have
 * contact with a child is judged by four agencies together and is no look-up (2.137). It closes before the look-up, so
 * that they never learn whether a child is known (2.15, 2.29, 2.74, 5.18).
 */
export const phoneAndConcernOnly: CloseRule = {
  id: 'gate/phone-and-concern-only',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'people in your post are given a phone number and can state a concern; nothing about a child is shown to them',
  citations: ['2.15', '2.29', '2.74', '2.137', '2.158', '2.169', '5.18'],
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
        'TEACHER',
        'EARLY_YEARS_PRACTITIONER',
        'PRISON',
        'UNKNOWN',
      ],
    },
  },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: "phone the duty desk, or ask your organisation's named professional or designated lead to enquire for you",
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
