import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * The caller asked for less than the other children of the household: the smaller of the grant and what was asked is
 * given. Where the household itself, or an adult, is asked about, plan state is the least that can be asked for (5.23,
 * 11.86).
 */
export const householdNotAskedFor: ForbidRule = {
  id: 'proportionality/household-not-asked-for',
  step: 'proportionality',
  effect: 'forbid',
  text: 'you did not ask for other children of the household',
  citations: ['5.23', '11.86'],
  fields: { HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears', 'planInForce'] },
  when: { atMost: { $nin: ['HOUSEHOLD'] }, subjectKind: { $nin: ['HOUSEHOLD', 'ADULT'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
