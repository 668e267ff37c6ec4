import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * The caller asked for less than the categories of plans: the smaller of the grant and what was asked is given (5.23,
 * 5.151).
 */
export const categoriesNotAskedFor: ForbidRule = {
  id: 'proportionality/categories-not-asked-for',
  step: 'proportionality',
  effect: 'forbid',
  text: 'you did not ask for the categories of plans',
  citations: ['5.23', '5.151'],
  fields: { PLAN: ['categories'] },
  when: { atMost: { $nin: ['CATEGORIES', 'HOUSEHOLD'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
