import type { CloseRule } from '../../rulebook/rule.js';

/**
 * Too many enquiries in a period end the answers of the person or organisation. In immediate danger in unscheduled
 * care the answer is not stopped, only narrowed (`limits-plan-state-only`), since emergency action is never delayed
 * (2.15, 5.15).
 */
export const limits: CloseRule = {
  id: 'gate/limits',
  step: 'gate',
  effect: 'close',
  by: 'CALLER_GATE',
  stage: 1,
  text: 'more enquiries were made than the limit for your post or organisation allows',
  citations: ['2.15', '5.15'],
  when: { group: { $ne: 'NONE' }, limits: { $nin: ['WITHIN', 'PLAN_STATE_ONLY'] } },
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
  mend: 'limits count your enquiries of the last hour and of the last 24 hours (in which no child was confirmed, about children without a recorded relationship, of one child typed in other ways, on behalf of colleagues) and those of your organisation in the last hour; ask again when they are older; until then ask a colleague to enquire for you, or phone the duty desk, which answers at any hour',
  nextSteps: ['ASK_COLLEAGUE', 'PHONE_DUTY_DESK'],
  since: '2018-05-25',
  until: null,
};
