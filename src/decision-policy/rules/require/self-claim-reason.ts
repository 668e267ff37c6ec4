import type { RequireRule } from '../../rulebook/rule.js';
import { SELF_CLAIM_REASONS } from '../../facts/derive-facts.js';

/**
 * A self-claimed relationship takes the reasons with wire codes 1, 2, 3, 4 and 6; a person judges on the facts (5.15,
 * 5.153).
 */
export const selfClaimReason: RequireRule = {
  id: 'require/self-claim-reason',
  step: 'require',
  effect: 'require',
  text: 'a self-claimed relationship needs one of its reasons',
  citations: ['5.15', '5.153'],
  when: { override: 'SELF_CLAIMED_RELATIONSHIP', overrideReason: { $nin: SELF_CLAIM_REASONS } },
  input: 'override.reason',
  accepted: SELF_CLAIM_REASONS,
  since: '2018-05-25',
  until: null,
};
