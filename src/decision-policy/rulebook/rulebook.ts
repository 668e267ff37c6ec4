import { canonicalRuleset } from './policy-version.js';
import type { Sha256OfText } from './policy-version.js';
import type { Rule, Ruleset } from './rule.js';
import type { SharingRule, SharingRuleset } from '../sharing/sharing-rule.js';

/** A rule of either kind; the step says which. */
export type PolicyRule = Rule | SharingRule;

/** The whole policy: the rules about enquiries, and those about decisions that holders make themselves. */
export interface Rulebook {
  readonly enquiry: Ruleset;
  readonly sharing: SharingRuleset;
}

/** Every rule of both kinds; ids never meet, since those about holders' decisions begin with `sharing/`. */
export function rulesOf({ enquiry, sharing }: Rulebook): readonly PolicyRule[] {
  return [...enquiry, ...sharing];
}

/** The two kinds apart, from the one list in which they are stored. */
export function rulebookOf(rules: readonly PolicyRule[]): Rulebook {
  return {
    enquiry: rules.filter((rule): rule is Rule => rule.step !== 'sharing'),
    sharing: rules.filter((rule): rule is SharingRule => rule.step === 'sharing'),
  };
}

/** The policy as it is stored and hashed: one list of all rules, as canonical JSON. */
export function canonicalRulebook(rulebook: Rulebook): string {
  return canonicalRuleset(rulesOf(rulebook));
}

/** The version of a policy: the hash of its canonical JSON. */
export function rulebookVersion(rulebook: Rulebook, sha256: Sha256OfText): string {
  return sha256(canonicalRulebook(rulebook));
}
