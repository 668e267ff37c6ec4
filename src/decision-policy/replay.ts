import { createDecide } from './decide.js';
import type { Decide, Decision } from './decision.js';
import type { EnquiryFacts } from './facts/facts.js';
import type { Sha256OfText } from './rulebook/policy-version.js';
import type { PolicyRule } from './rulebook/rulebook.js';

/**
 * Decides recorded facts once more, under the policy that decided them: the decision is the same, byte for byte, as
 * long as the evaluator is. A policy is compiled at its first use and kept, since many decisions share few of them.
 *
 * Throws `PolicyFault` when the facts do not parse, and at once when the policy is not well made.
 */
export function createReplay(sha256: Sha256OfText): (facts: EnquiryFacts, policy: readonly PolicyRule[]) => Decision {
  const compiled = new WeakMap<readonly PolicyRule[], Decide>();
  return (facts, policy) => {
    const decide = compiled.get(policy) ?? createDecide(policy, sha256);
    compiled.set(policy, decide);
    return decide(facts);
  };
}
