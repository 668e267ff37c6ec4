import type { CloseRule } from '../../rule.js';

/**
 * What was typed, held against the directory's entry of the enquirer, shows their own child, a relative, their
 * address or a colleague. Judged before any look-up, so that the answer says nothing of the child; the hub team takes
 * the enquiry over. No override lifts it (5.153, 2.15).
 */
export const asTyped: CloseRule = {
  id: 'conflict/as-typed',
  step: 'conflict',
  effect: 'close',
  by: 'CONFLICT_OF_INTEREST',
  stage: 2,
  text: 'what you typed shows a personal connection with you; the hub team will enquire for you',
  citations: ['2.15', '5.153'],
  when: { conflictAsTyped: { $ne: false } },
  liftedBy: [],
  outcome: 'MEDIATED',
  shownAs: null,
  mend: 'the hub team takes this enquiry over and phones the right person',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
