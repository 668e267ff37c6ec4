import type { CloseRule } from '../../rulebook/rule.js';

/**
 * A post asks for the purposes that its organisation registered for it (2.15, 5.153).
 */
export const purposeRegistered: CloseRule = {
  id: 'gate/purpose-registered',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'this purpose is not registered for your post',
  citations: ['2.15', '5.153'],
  when: { group: { $ne: 'NONE' }, purposeRegistered: { $ne: true } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: "your organisation's lead decides which purposes belong to your post; until then ask a colleague to enquire for you",
  nextSteps: ['MEND_STANDING', 'ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
