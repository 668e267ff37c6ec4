import { readFileSync } from 'node:fs';
import { canonicalRule } from '../decision-policy/rulebook/policy-version.js';
import { rulesOf, type PolicyRule } from '../decision-policy/rulebook/rulebook.js';
import { SHIPPED_RULEBOOK } from './shipped-policy.js';

/** Names of the golden cases of one rule: those in which it decides, and those in which one changed fact would let it. */
export interface GoldenCasesOfRule {
  readonly decides: readonly string[];
  readonly nearlyDecides: readonly string[];
}

// beside the sources and, copied by the build, beside what was built from them
const FILE = new URL('../../schema/golden-cases.json', import.meta.url);
const NONE: GoldenCasesOfRule = { decides: [], nearlyDecides: [] };

let known: Readonly<Record<string, GoldenCasesOfRule>> | undefined;

/**
 * The golden cases of a rule by its id, as the tests of this build read them; none for a rule that this build does not
 * have, such as one of an earlier policy.
 */
export function goldenCasesOf(ruleId: string): GoldenCasesOfRule {
  known ??= JSON.parse(readFileSync(FILE, 'utf8')) as Readonly<Record<string, GoldenCasesOfRule>>;
  return Object.hasOwn(known, ruleId) ? (known[ruleId] ?? NONE) : NONE;
}

let shipped: ReadonlyMap<string, string> | undefined;

/**
 * The golden cases of a rule as it stands in some policy: those of this build where the rule is its very own, byte for
 * byte. They were read under that rule, and say nothing of one that has its id and does something else.
 */
export function goldenCasesOfRule(rule: PolicyRule): GoldenCasesOfRule {
  shipped ??= new Map(rulesOf(SHIPPED_RULEBOOK).map((own) => [own.id, canonicalRule(own)]));
  return shipped.get(rule.id) === canonicalRule(rule) ? goldenCasesOf(rule.id) : NONE;
}
