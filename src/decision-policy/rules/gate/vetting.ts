import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Vetting must be held, dated and within its renewal period, without a bar; no entry counts as lapsed (2.9, 2.15).
 */
export const vetting: CloseRule = {
  id: 'gate/vetting',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'your vetting is not current',
  citations: ['2.9', '2.15'],
  when: { group: { $ne: 'NONE' }, vetting: { $ne: 'CURRENT' } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'your organisation renews your vetting and enters it in the directory; until then ask a colleague to enquire for you',
  nextSteps: ['MEND_STANDING', 'ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
