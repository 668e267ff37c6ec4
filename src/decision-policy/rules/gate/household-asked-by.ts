import type { CloseRule } from '../../rulebook/rule.js';

/**
 * A household is asked about by police and social care alone, for an incident of domestic abuse, police protection or
 * a section 47 enquiry (11.86, 5.150).
 */
export const householdAskedBy: CloseRule = {
  id: 'gate/household-asked-by',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'a household can be asked about by police and social care for domestic abuse, police protection or a section 47 enquiry',
  citations: ['5.150', '11.86'],
  when: { group: { $ne: 'NONE' }, subjectKind: { $nin: ['CHILD', 'UNBORN', 'ADULT'] } },
  liftedBy: [
    {
      ground: 'police or social care at a registered purpose',
      citations: ['11.86'],
      when: {
        group: {
          $in: [
            'POLICE',
            'POLICE_CHILD_ABUSE_UNIT',
            'SOCIAL_WORKER',
            'LEAD_SOCIAL_WORKER',
            'DESIGNATED_MANAGER',
            'NSPCC',
          ],
        },
        purpose: { $in: ['DOMESTIC_ABUSE_INCIDENT', 'POLICE_PROTECTION', 'SECTION_47_ENQUIRY'] },
      },
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
