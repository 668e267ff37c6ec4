import { createHash } from 'node:crypto';
import { createDecide } from '../decision-policy/decide.js';
import { createExplainRule } from '../decision-policy/explain.js';
import { createMissingInputs } from '../decision-policy/missing-inputs.js';
import { canonicalRuleset, policyVersion } from '../decision-policy/policy-version.js';
import { RULESET } from '../decision-policy/ruleset.js';
import type { Policy } from '../enquiry/ports.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The ruleset that this hub was built with: its version, and the canonical JSON that the version is the hash of. */
export const SHIPPED_POLICY = { version: policyVersion(RULESET, sha256), ruleset: canonicalRuleset(RULESET) };

/** The shipped ruleset, ready to decide. */
export function shippedPolicy(): Policy {
  return {
    missingInputs: createMissingInputs(RULESET),
    decide: createDecide(RULESET, sha256),
    ruleText: createExplainRule(RULESET),
  };
}
