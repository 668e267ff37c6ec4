import type { CloseRule } from '../../rulebook/rule.js';

/**
 * In routine care a conflict of interest that stands in the index is answered as a missing relationship: there nobody
 * else is told "not confirmed", so that those words would say it. A claimed relationship changes nothing (2.15, 5.153).
 */
export const routineCareTooNear: CloseRule = {
  id: 'relationship/routine-care-too-near',
  step: 'relationship',
  effect: 'close',
  by: 'RELATIONSHIP',
  stage: 3,
  text: 'no relationship with a child of these details is recorded; check the details, and if you have a concern for the child, say so or phone',
  citations: ['2.15', '5.153'],
  when: { purpose: { $in: ['ROUTINE_CARE', 'UNKNOWN'] }, conflictInIndex: { $ne: false } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: 'relationship/routine-care-needs-one',
  mend: 'your organisation can register the child with you, or ask a colleague who works with the child to enquire',
  nextSteps: ['STATE_CONCERN', 'ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
