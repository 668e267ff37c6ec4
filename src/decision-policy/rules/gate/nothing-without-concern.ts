import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Groups whose cell for a presenting child without a concern is empty are refused before the look-up, so that an
 * answer never tells them whether a child is known (2.15, 5.150).
 */
export const nothingWithoutConcern: CloseRule = {
  id: 'gate/nothing-without-concern',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'your post is given nothing about a presenting child where no concern is stated',
  citations: ['2.15', '5.150'],
  when: {
    group: {
      $in: [
        'POLICE',
        'POLICE_CHILD_ABUSE_UNIT',
        'SCHOOL_LEAD',
        'COLLEGE_LEAD',
        'EARLY_YEARS_LEAD',
        'SOCIAL_WORKER',
        'LEAD_SOCIAL_WORKER',
        'DESIGNATED_MANAGER',
        'NSPCC',
        'PROBATION',
        'YOUTH_OFFENDING',
        'CAFCASS',
        'SECURE_ESTATE',
        'UNKNOWN',
      ],
    },
    column: { $in: ['UNSCHEDULED_NO_CONCERN', 'UNKNOWN'] },
  },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'ask a colleague in the care setting to enquire for you, or phone the duty desk',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
