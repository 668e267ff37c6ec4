import type { CompiledRuleset } from '../compile/compiled-ruleset.js';
import { itemDecider } from './decide-item.js';
import type { DecideItem } from './decide-item.js';
import type { DerivedFacts, EnquiryFacts, ItemFacts } from '../facts/facts.js';

/** An open case that nothing hides: what the rules say of it, they say of social care as such. */
const PLAIN_CASE: ItemFacts = {
  ref: 'case:0',
  kind: 'SOCIAL_CARE_CASE',
  sourceClass: 'SOCIAL_CARE',
  protection: 'NONE',
  consent: 'NOT_SOUGHT',
  detriment: 'NONE',
  currency: 'CURRENT',
};

/**
 * Whether this enquirer may hear of social care at all (grant S), so that an authority's silence may be put in words:
 * "not known" is itself something told. Asked of the rules, since a child may have nothing there to be decided.
 */
export function socialCareSpokenOf(
  rules: CompiledRuleset,
  facts: EnquiryFacts,
  derived: DerivedFacts,
  decideItem: DecideItem,
): boolean {
  const unshielded = { ...facts, subject: { ...facts.subject, shield: 'NONE' as const } };
  const decideOpenly = facts.subject.shield === 'NONE' ? decideItem : itemDecider(rules, unshielded, derived);
  return decideOpenly(PLAIN_CASE).decision.fields.some(({ field, released }) => field === 'state' && released);
}
