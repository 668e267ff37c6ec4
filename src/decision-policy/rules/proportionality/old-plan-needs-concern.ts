import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * A plan that has ended is an alert for 365 days where no concern is stated; from `WELFARE` up it is history without
 * limit. Not spoken of as withheld, which would say that there was one (5.23, 5.150).
 */
export const oldPlanNeedsConcern: ForbidRule = {
  id: 'proportionality/old-plan-needs-concern',
  step: 'proportionality',
  effect: 'forbid',
  text: 'a plan that ended more than a year ago is shown only where a concern is stated',
  citations: ['5.23', '5.150'],
  fields: { PLAN: ['authority', 'kind', 'categories', 'started', 'ended'] },
  when: {
    currency: { $nin: ['CURRENT', 'ENDED_WITHIN_A_YEAR'] },
    column: { $nin: ['WELFARE', 'HARM'] },
  },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
