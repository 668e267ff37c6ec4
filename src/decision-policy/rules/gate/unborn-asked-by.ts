import type { CloseRule } from '../../rulebook/rule.js';

/**
 * An unborn child is asked about by those who see to the health of a mother or a parent to be, adult mental health and
 * substance misuse with them, and by social care and police (2.63, 2.102, 5.16, 5.149).
 */
export const unbornAskedBy: CloseRule = {
  id: 'gate/unborn-asked-by',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'people in your post cannot ask about an unborn child',
  citations: ['2.63', '2.102', '5.16', '5.149'],
  when: { subjectKind: { $nin: ['CHILD', 'HOUSEHOLD', 'ADULT'] } },
  liftedBy: [
    {
      ground: 'a post that looks after mothers, parents to be and unborn children',
      citations: ['2.63', '2.102', '5.16'],
      when: {
        group: {
          $in: [
            'GP',
            'MIDWIFE',
            'HEALTH_VISITOR',
            'A_AND_E',
            'HOSPITAL_STAFF',
            'NAMED_PROFESSIONAL',
            'ADULT_MENTAL_HEALTH',
            'SUBSTANCE_MISUSE',
            'SOCIAL_WORKER',
            'LEAD_SOCIAL_WORKER',
            'DESIGNATED_MANAGER',
            'NSPCC',
            'POLICE',
            'POLICE_CHILD_ABUSE_UNIT',
          ],
        },
      },
      legalBasis: [],
    },
  ],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'ask the midwife to enquire, or phone the duty desk',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
