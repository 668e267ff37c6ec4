import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Training must be completed and within its period; no entry counts as lapsed (2.11, 2.15, 4.7).
 */
export const training: CloseRule = {
  id: 'gate/training',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'your safeguarding training is not current',
  citations: ['2.11', '2.15', '4.7'],
  when: { group: { $ne: 'NONE' }, training: { $ne: 'CURRENT' } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'complete the training and have your organisation enter it in the directory; until then ask a colleague to enquire for you',
  nextSteps: ['MEND_STANDING', 'ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
