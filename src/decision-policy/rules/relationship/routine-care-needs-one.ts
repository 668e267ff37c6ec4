import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Routine care needs a relationship that has lasted unbroken for 28 days, or an own open case, or one that the
 * enquirer claims by override. The answer is the same whether or not the child is known, the identity is settled or
 * the enquirer is too near to the child: it is judged before any of these (2.15, 5.153).
 */
export const routineCareNeedsOne: CloseRule = {
  id: 'relationship/routine-care-needs-one',
  step: 'relationship',
  effect: 'close',
  by: 'RELATIONSHIP',
  stage: 3,
  text: 'no relationship with a child of these details is recorded; check the details, and if you have a concern for the child, say so or phone',
  citations: ['2.15', '5.153'],
  when: {
    purpose: { $in: ['ROUTINE_CARE', 'UNKNOWN'] },
    relationshipOrOverride: { $nin: ['RECORDED', 'SELF_CLAIMED'] },
  },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'your organisation can register the child with you, or ask a colleague who works with the child to enquire',
  nextSteps: ['STATE_CONCERN', 'ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
