import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Asked about a household or an adult, the hub names no child: the officer is answered by the names that they gave
 * themselves (11.86).
 */
export const householdNamesNotGiven: ForbidRule = {
  id: 'proportionality/household-names-not-given',
  step: 'proportionality',
  effect: 'forbid',
  text: 'children of a household are not named to who did not name them',
  citations: ['11.86'],
  fields: { HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears'] },
  when: { subjectKind: { $nin: ['CHILD', 'UNBORN'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
