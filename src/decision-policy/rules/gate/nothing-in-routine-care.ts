import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Groups whose cell for routine care is empty are refused before the look-up, so that an answer never tells them
 * whether a child is known (2.15, 5.150).
 */
export const nothingInRoutineCare: CloseRule = {
  id: 'gate/nothing-in-routine-care',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'your post is given nothing in routine care',
  citations: ['2.15', '5.150'],
  when: {
    group: {
      $in: [
        'A_AND_E',
        'URGENT_CARE',
        'OUT_OF_HOURS',
        'SEXUAL_ASSAULT_CENTRE',
        'HOSPITAL_STAFF',
        'NAMED_PROFESSIONAL',
        'POLICE',
        'POLICE_CHILD_ABUSE_UNIT',
        'PROBATION',
        'YOUTH_OFFENDING',
        'CAFCASS',
        'SECURE_ESTATE',
        'UNKNOWN',
      ],
    },
    column: { $in: ['ROUTINE', 'UNKNOWN'] },
  },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'ask a colleague who has the child in their care to enquire for you, or phone the duty desk',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
