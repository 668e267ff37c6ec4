import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Only a post at an organisation that is active in the directory may ask; one that is not known there may not (5.153).
 */
export const organisationActive: CloseRule = {
  id: 'gate/organisation-active',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'the organisation of your post is not active in the directory',
  citations: ['5.153'],
  when: { group: { $ne: 'NONE' }, organisation: { $ne: 'ACTIVE' } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: "your organisation's lead can have its entry renewed; until then ask a colleague at an active organisation to enquire for you",
  nextSteps: ['MEND_STANDING', 'ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
