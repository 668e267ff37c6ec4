import type { ForbidRule } from '../../rule.js';

/**
 * The caller asked for less than the other children of the household: the smaller of the grant and what was asked is
 * given (5.23).
 */
export const householdNotAskedFor: ForbidRule = {
  id: 'proportionality/household-not-asked-for',
  step: 'proportionality',
  effect: 'forbid',
  text: 'you did not ask for other children of the household',
  citations: ['5.23'],
  fields: { HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears', 'planInForce'] },
  when: { atMost: { $nin: ['HOUSEHOLD'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
