import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * That a child was once known to social care has no time limit from `WELFARE` up; without a concern, a case that
 * closed more than a year ago is not shown, and not spoken of as withheld (5.23, 5.150).
 */
export const oldCaseNeedsConcern: ForbidRule = {
  id: 'proportionality/old-case-needs-concern',
  step: 'proportionality',
  effect: 'forbid',
  text: 'a case that closed more than a year ago is shown only where a concern is stated',
  citations: ['5.23', '5.150'],
  fields: { SOCIAL_CARE_CASE: ['authority', 'state', 'opened', 'closed', 'childInNeed'] },
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
