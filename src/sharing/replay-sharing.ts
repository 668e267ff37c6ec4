import { rulebookOf, type PolicyRule } from '../decision-policy/rulebook/rulebook.js';
import { createJudgeSharing, type JudgeSharing } from '../decision-policy/sharing/judge-sharing.js';
import type { SharingFacts } from '../decision-policy/sharing/sharing-facts.js';
import type { Instant } from '../shared/instant.js';
import { recordedDecision, type RecordedDecision } from './recorded-decision.js';

/** The facts of a holder's decision with the instant at which it was recorded. */
export type RecordedSharingFacts = SharingFacts & { readonly now: Instant };

/**
 * Judges recorded facts of holders once more, under the policy that judged them: the recorded decision is the same, byte
 * for byte, as long as the evaluator is. A policy is compiled at its first use and kept.
 *
 * Throws `PolicyFault` when the facts do not parse, and at once when the policy is not well made.
 */
export function createReplaySharing(): (
  facts: RecordedSharingFacts,
  policy: readonly PolicyRule[],
  policyVersion: string,
) => RecordedDecision {
  const compiled = new WeakMap<readonly PolicyRule[], JudgeSharing>();
  return ({ now, ...facts }, policy, policyVersion) => {
    const judge = compiled.get(policy) ?? createJudgeSharing(rulebookOf(policy).sharing);
    compiled.set(policy, judge);
    return recordedDecision(facts, judge(facts, now), policyVersion);
  };
}
