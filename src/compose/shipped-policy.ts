import { createHash } from 'node:crypto';
import { compileByDate } from '../decision-policy/compile/compiled-ruleset.js';
import { createDecide } from '../decision-policy/decide.js';
import { createExplainRule } from '../decision-policy/explain/explain.js';
import { canonicalRulebook, rulebookVersion, rulesOf, type Rulebook } from '../decision-policy/rulebook/rulebook.js';
import { RULESET } from '../decision-policy/ruleset.js';
import { SHARING_RULESET } from '../decision-policy/sharing/ruleset.js';
import type { Policy } from '../enquiry/ports.js';
import type { Instant } from '../shared/instant.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The whole policy that this hub was built with: rules about enquiries, and about holders' own decisions. */
export const SHIPPED_RULEBOOK: Rulebook = { enquiry: RULESET, sharing: SHARING_RULESET };

/** Its version, and the canonical JSON that the version is the hash of. */
export const SHIPPED_POLICY = {
  version: rulebookVersion(SHIPPED_RULEBOOK, sha256),
  ruleset: canonicalRulebook(SHIPPED_RULEBOOK),
};

/** The shipped rules about enquiries, ready to decide. What a request must state is asked of the rules of the day. */
export function shippedPolicy(now: () => Instant): Policy {
  const rulesAt = compileByDate(RULESET);
  return {
    missingInputs: (request) => rulesAt(now()).missing(request),
    decide: createDecide(rulesOf(SHIPPED_RULEBOOK), sha256),
    ruleText: createExplainRule(RULESET),
  };
}
