import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Asked about a household or an adult, the hub names no child, those whom the officer named included: the answer says
 * whether a plan is in force for a child there, and never for which. 11.86 would allow more (ADR 10).
 */
export const householdNamesNotGiven: ForbidRule = {
  id: 'proportionality/household-names-not-given',
  step: 'proportionality',
  effect: 'forbid',
  text: 'asked about a household or an adult, the hub names no child',
  citations: ['11.86'],
  fields: { HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears'] },
  when: { subjectKind: { $nin: ['CHILD', 'UNBORN'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'NOBODY',
  since: '2018-05-25',
  until: null,
};
