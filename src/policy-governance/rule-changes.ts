import { canonicalRule } from '../decision-policy/rulebook/policy-version.js';

/** One rule in which a proposed policy differs from the one in force when it was proposed. */
export interface RuleChange {
  readonly id: string;
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** Canonical JSON of the rule in force; `null` for one that is added. */
  readonly inForce: string | null;
  /** Canonical JSON of the rule proposed; `null` for one that is removed. */
  readonly proposed: string | null;
}

/**
 * What a policy changes, rule by rule, sorted by id: all that an approver approves. A policy of another build may have
 * rules that this one could not read; they are compared as JSON.
 * @param inForce canonical JSON of the policy in force
 * @param proposed canonical JSON of the one proposed
 */
export function ruleChanges(inForce: string, proposed: string): readonly RuleChange[] {
  const before = byId(inForce);
  const after = byId(proposed);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((id): readonly RuleChange[] => {
    const [was, is] = [before.get(id) ?? null, after.get(id) ?? null];
    if (was === is) return [];
    return [{ id, change: was === null ? 'ADDED' : is === null ? 'REMOVED' : 'CHANGED', inForce: was, proposed: is }];
  });
}

function byId(policy: string): ReadonlyMap<string, string> {
  const rules = JSON.parse(policy) as readonly { readonly id: string }[];
  return new Map(rules.map((rule) => [rule.id, canonicalRule(rule)]));
}
