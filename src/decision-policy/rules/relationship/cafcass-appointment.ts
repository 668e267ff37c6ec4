import type { CloseRule } from '../../rulebook/rule.js';

/**
 * An officer of Cafcass sees children for whom they are appointed, as an involvement of Cafcass says. A claim is not
 * enough, and the answer is the same whether or not the child is known. Danger does not open it: what protects the
 * child then is a call to those who can act, and the concern goes to them whatever closed here (2.7, 2.174, 5.15,
 * 5.18).
 */
export const cafcassAppointment: CloseRule = {
  id: 'relationship/cafcass-appointment',
  step: 'relationship',
  effect: 'close',
  by: 'RELATIONSHIP',
  stage: 3,
  text: 'no appointment for this child is recorded',
  citations: ['2.7', '2.174', '5.15', '5.18'],
  when: { group: { $in: ['CAFCASS', 'UNKNOWN'] }, relationshipOrOverride: { $ne: 'RECORDED' } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'have the appointment entered; for a child in danger phone 999 and the duty desk of the authority, who can act without it',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
