import type { CloseRule } from '../../rulebook/rule.js';

/**
 * The sign-in service must be registered for the organisation of the post: being trusted for one organisation is not
 * being trusted for all (5.153).
 */
export const issuerRegistered: CloseRule = {
  id: 'gate/issuer-registered',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'the service that you signed in with is not registered for the organisation of your post',
  citations: ['5.153'],
  when: { group: { $ne: 'NONE' }, issuer: { $ne: 'REGISTERED' } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: "sign in with your organisation's own service, or ask a colleague to enquire for you",
  nextSteps: ['MEND_STANDING', 'ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
