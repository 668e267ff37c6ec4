import type { CloseRule } from '../../rule.js';

/**
 * An unborn child is asked about by midwifery, health visiting, accident and emergency, social care and police (5.16,
 * 5.149).
 */
export const unbornAskedBy: CloseRule = {
  id: 'gate/unborn-asked-by',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'people in your post cannot ask about an unborn child',
  citations: ['5.16', '5.149'],
  when: { subjectKind: { $nin: ['CHILD', 'HOUSEHOLD', 'ADULT'] } },
  liftedBy: [
    {
      ground: 'a post that looks after mothers and unborn children',
      citations: ['5.16'],
      when: {
        group: {
          $in: [
            'MIDWIFE',
            'HEALTH_VISITOR',
            'A_AND_E',
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
