import type { CloseRule } from '../../rulebook/rule.js';

/**
 * An enquiry on behalf of a colleague shows what both may see, once the colleague has confirmed it. Until then it is
 * known only who asked, so nothing is shown and there is somebody to phone (5.153). Whoever is named, and whether the
 * directory knows them, makes no difference to what the enquirer is told.
 */
export const colleagueHasNotConfirmed: CloseRule = {
  id: 'gate/colleague-has-not-confirmed',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'the colleague on whose behalf you ask has not confirmed it yet',
  citations: ['5.153'],
  when: { group: { $ne: 'NONE' }, colleague: { $nin: ['NOBODY', 'CONFIRMED', 'MAY_NOT_SEE'] } },
  liftedBy: [],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'a colleague whom the directory knows is told and can confirm within 24 hours, or can enquire; then ask again; meanwhile phone the duty desk',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
