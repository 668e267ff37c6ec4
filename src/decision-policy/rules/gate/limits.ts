import type { CloseRule } from '../../rule.js';

/**
 * Too many enquiries in a period end the answers of the person or organisation. In immediate danger in unscheduled
 * care the answer is not stopped, only narrowed (`limits-plan-state-only`), since emergency action is never delayed
 * (5.15, 5.153).
 */
export const limits: CloseRule = {
  id: 'gate/limits',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'more enquiries were made than the limit for your post or organisation allows',
  citations: ['5.15', '5.153'],
  when: { limits: { $ne: 'WITHIN' } },
  liftedBy: [
    {
      ground: 'immediate danger to a child in unscheduled care',
      citations: ['5.15'],
      when: { setting: 'UNSCHEDULED', concern: 'IMMEDIATE_DANGER' },
      legalBasis: [],
    },
  ],
  outcome: 'REFUSED',
  shownAs: null,
  mend: 'wait until the period has passed, or ask a colleague to enquire for you',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
