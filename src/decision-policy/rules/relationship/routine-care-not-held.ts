import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Routine care never says "no record" or "not confirmed": who asks about a child who is not held or whose identity is
 * not settled, claiming a relationship, is answered as anybody without one (2.15, 5.153).
 */
export const routineCareNotHeld: CloseRule = {
  id: 'relationship/routine-care-not-held',
  step: 'relationship',
  effect: 'close',
  by: 'RELATIONSHIP',
  stage: 3,
  text: 'no relationship with a child of these details is recorded; check the details, and if you have a concern for the child, say so or phone',
  citations: ['2.15', '5.153'],
  when: { purpose: { $in: ['ROUTINE_CARE', 'UNKNOWN'] }, identity: { $ne: 'CONFIRMED' } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: 'relationship/routine-care-needs-one',
  mend: 'your organisation can register the child with you, or ask a colleague who works with the child to enquire',
  nextSteps: ['STATE_CONCERN', 'ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
