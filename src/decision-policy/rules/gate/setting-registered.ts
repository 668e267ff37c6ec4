import type { CloseRule } from '../../rulebook/rule.js';

/**
 * A post asks in the settings, scheduled or unscheduled, that its organisation registered for it (2.15, 5.153).
 */
export const settingRegistered: CloseRule = {
  id: 'gate/setting-registered',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'this setting is not registered for your post',
  citations: ['2.15', '5.153'],
  when: { group: { $ne: 'NONE' }, settingRegistered: { $ne: true } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: "your organisation's lead decides which settings belong to your post; until then ask a colleague to enquire for you",
  nextSteps: ['MEND_STANDING', 'ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
