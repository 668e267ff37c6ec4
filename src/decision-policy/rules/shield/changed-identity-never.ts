import { FIELDS_OF_KIND } from '../../facts/facts.js';
import type { ForbidRule } from '../../rulebook/rule.js';

/**
 * What was stated of a child before an adoption or another protected change of identity ties the old name to the new
 * one. It goes to nobody through the hub, on no ground and under no override, and is as if it were not held (2.22,
 * 11.89, Adoption and Children Act 2002 section 57).
 */
export const changedIdentityNever: ForbidRule = {
  id: 'shield/changed-identity-never',
  step: 'shield',
  effect: 'forbid',
  text: 'what was stated before a protected change of identity is never told',
  citations: ['2.22', '11.89', 'Adoption and Children Act 2002 section 57'],
  fields: FIELDS_OF_KIND,
  when: { protection: { $nin: ['NONE', 'SENSITIVE_SERVICE', 'SHIELD'] } },
  liftedBy: [],
  tells: 'NOTHING',
  mendedBy: 'HUB_TEAM',
  since: '2018-05-25',
  until: null,
};
