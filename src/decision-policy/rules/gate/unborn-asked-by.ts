import type { CloseRule } from '../../rulebook/rule.js';

/**
 * An unborn child is asked about by those who see to the health of a mother or a parent to be, at whatever hour and door
 * she comes, adult mental health and substance misuse with them, and by social care and police (2.63, 2.102, 5.16,
 * 5.149). Urgent and out-of-hours care, sexual assault centres and sexual health meet pregnant women in their ordinary
 * work; the procedures are the same for the unborn, and no answer depends on the clock (5.16, 5.150). Those whose
 * patients are children, dentists, schools, courts and establishments do not, and the midwife asks for them (5.149).
 */
export const unbornAskedBy: CloseRule = {
  id: 'gate/unborn-asked-by',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'people in your post cannot ask about an unborn child',
  citations: ['2.63', '2.102', '5.16', '5.149', '5.150'],
  when: { group: { $ne: 'NONE' }, subjectKind: { $nin: ['CHILD', 'HOUSEHOLD', 'ADULT'] } },
  liftedBy: [
    {
      ground: 'a post that looks after mothers, parents to be and unborn children',
      citations: ['2.63', '2.102', '5.16', '5.150'],
      when: {
        group: {
          $in: [
            'GP',
            'MIDWIFE',
            'HEALTH_VISITOR',
            'A_AND_E',
            'URGENT_CARE',
            'OUT_OF_HOURS',
            'SEXUAL_ASSAULT_CENTRE',
            'HOSPITAL_STAFF',
            'NAMED_PROFESSIONAL',
            'ADULT_MENTAL_HEALTH',
            'SUBSTANCE_MISUSE',
            'SEXUAL_HEALTH',
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
