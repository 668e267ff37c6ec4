import type { CompiledRule, FieldGroup } from './ability.js';
import { isPermit } from './compiled-ruleset.js';
import type { CompiledRuleset } from './compiled-ruleset.js';
import type { FieldDecision, ItemDecision } from './decision.js';
import type { DerivedFacts, EnquiryFacts, ItemFacts } from './facts.js';
import { flatFacts } from './flat-facts.js';
import type { LegalBasisCode } from './legal-basis.js';
import { NOTHING_PERMITS } from './rule.js';
import type { RuleSubject } from './rule.js';

/** An item as decided, with what of it may be spoken of. */
export interface DecidedItem {
  readonly decision: ItemDecision;
  /** Fields that the answer may be computed from: released ones, and withheld ones that may be told. */
  readonly told: readonly FieldDecision[];
  readonly legalBasis: readonly LegalBasisCode[];
}

/**
 * Decides every field of one item. A rule sees one item and never another, so the decision on an item cannot depend on
 * what else is held.
 */
export function decideItem(
  rules: CompiledRuleset,
  facts: EnquiryFacts,
  derived: DerivedFacts,
  item: ItemFacts,
): DecidedItem {
  const subject = flatFacts(facts, derived, item);
  const guarded = isProtected(facts, item);
  const fields: FieldDecision[] = [];
  const released: FieldDecision[] = [];
  const told: FieldDecision[] = [];
  for (const group of rules.fieldGroups.get(item.kind) ?? []) {
    const rule = firstMatch(group, subject);
    const id = rule?.reason ?? NOTHING_PERMITS;
    const lets = rule !== null && !rule.inverted;
    // Of a protected item only what is released may show: that more was withheld would tell of the protection.
    const tells = lets || (!guarded && tellsWithheld(rules, id));
    for (const { field, place } of group.fields) {
      const decision = { field, released: lets, rule: id };
      fields[place] = decision;
      if (lets) released.push(decision);
      if (tells) told.push(decision);
    }
  }
  return {
    decision: { ref: item.ref, kind: item.kind, removedFirst: guarded && released.length === 0, fields },
    told,
    legalBasis: legalBasisOf(rules, subject, item, released),
  };
}

/** What CASL's `relevantRuleFor` answers for each field of the group: the strongest rule that matches, or none. */
function firstMatch(group: FieldGroup, subject: RuleSubject): CompiledRule | null {
  for (const rule of group.rules) if (rule.matchesConditions(subject)) return rule;
  return null;
}

/**
 * Whether the very existence of the item is protected: what a confidential service or a shield stands before, a
 * pointer to such a service, other people's enquiries, and everything about a child who is shielded.
 */
function isProtected({ subject }: EnquiryFacts, item: ItemFacts): boolean {
  return (
    item.protection !== 'NONE' ||
    item.kind === 'SENSITIVE_SERVICE' ||
    item.kind === 'EARLIER_ENQUIRY' ||
    subject.shield !== 'NONE'
  );
}

function tellsWithheld(rules: CompiledRuleset, id: string): boolean {
  const rule = rules.itemRules.get(id);
  return rule === undefined || rule.effect === 'permit' || rule.tells === 'WITHHELD';
}

/** The bases of the permits that let fields out, and of the grounds that lifted what stood before them. */
function legalBasisOf(
  rules: CompiledRuleset,
  subject: RuleSubject,
  item: ItemFacts,
  released: readonly FieldDecision[],
): readonly LegalBasisCode[] {
  const bases: LegalBasisCode[] = [];
  let last = '';
  for (const { rule } of released) {
    // Fields of one item mostly share a rule.
    if (rule === last) continue;
    last = rule;
    const permit = rules.itemRules.get(rule);
    if (isPermit(permit)) bases.push(...permit.legalBasis);
  }
  for (const lift of rules.lifts.get(item.kind) ?? []) {
    if (!released.some(({ field }) => lift.fields.includes(field))) continue;
    for (const ground of lift.grounds) if (ground.holds(subject)) bases.push(...ground.legalBasis);
  }
  return bases;
}
