import type { RequireRule } from '../../rulebook/rule.js';
import { ACCESS_OVERRIDE_REASONS } from '../../facts/derive-facts.js';

/**
 * An access override takes the reasons with wire codes 1, 2, 3 and 5; a person judges on the facts (5.15, 5.23).
 */
export const accessOverrideReason: RequireRule = {
  id: 'require/access-override-reason',
  step: 'require',
  effect: 'require',
  text: 'an access override needs one of its reasons',
  citations: ['5.15', '5.23'],
  when: { override: 'ACCESS_OVERRIDE', overrideReason: { $nin: ACCESS_OVERRIDE_REASONS } },
  input: 'override.reason',
  accepted: ACCESS_OVERRIDE_REASONS,
  since: '2018-05-25',
  until: null,
};
