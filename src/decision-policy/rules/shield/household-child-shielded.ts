import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * Another child who is shielded is never found through this one. An override opens the shield of the child who was
 * asked about and no other (9.20, 11.89, SI 2007/2182 regulation 6).
 */
export const householdChildShielded: ForbidRule = {
  id: 'shield/household-child-shielded',
  step: 'shield',
  effect: 'forbid',
  text: 'another protected child is never found through this one',
  citations: ['9.20', '11.89', 'SI 2007/2182 regulation 6 (revoked 2012, precedent only)'],
  fields: { HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears', 'planInForce'] },
  when: { protection: { $nin: ['NONE', 'SENSITIVE_SERVICE', 'CHANGED_IDENTITY'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'HUB_TEAM',
  since: '2018-05-25',
  until: null,
};
