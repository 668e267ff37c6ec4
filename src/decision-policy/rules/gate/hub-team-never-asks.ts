import type { CloseRule } from '../../rulebook/rule.js';

/**
 * The hub team puts people in touch: it takes over what is mediated and brokers contact with confidential services. It
 * makes no enquiry of its own, so that nobody with the reach of the team looks children up (2.15, SI 2007/2182
 * regulation 6).
 */
export const hubTeamNeverAsks: CloseRule = {
  id: 'gate/hub-team-never-asks',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'the hub team brokers contact for others and makes no enquiry of its own',
  citations: ['2.15', 'SI 2007/2182 regulation 6 (revoked 2012, precedent only)'],
  when: { group: { $in: ['HUB_TEAM', 'UNKNOWN'] } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'the practitioner who needs to know enquires; for a child in danger phone the duty desk',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
