import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Those who review enquiries never make them, so that nobody oversees their own (2.12, 2.115).
 */
export const oversightNeverAsks: CloseRule = {
  id: 'gate/oversight-never-asks',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'information-governance leads review enquiries and do not make them',
  citations: ['2.12', '2.115'],
  when: { group: { $in: ['IG_LEAD', 'HUB_IG_LEAD', 'UNKNOWN'] } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'ask a colleague who works with children to enquire for you',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
