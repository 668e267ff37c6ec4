import type { CompiledRule, FieldGroup } from './ability.js';
import type { CompiledRuleset } from './compiled-ruleset.js';
import type { FieldDecision, ItemDecision } from './decision.js';
import type { DerivedFacts, EnquiryFacts, ItemFacts, ItemKind } from './facts.js';
import { flatFacts } from './flat-facts.js';
import type { Carried, FindGateways } from './gateways.js';
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
  gateways: FindGateways = rules.gateways,
): DecidedItem {
  const carried = gateways(flatFacts(facts, derived, item));
  const subject = flatFacts(facts, derived, item, carried.gateways.length > 0 ? 'FOUND' : 'NONE');
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
    decision: {
      ref: item.ref,
      kind: item.kind,
      removedFirst: guarded && released.length === 0,
      gateways: carried.gateways,
      fields,
    },
    told,
    legalBasis: released.length === 0 ? [] : legalBasisOf(rules, subject, item, released, carried),
  };
}

/** What CASL's `relevantRuleFor` answers for each field of the group: the strongest rule that matches, or none. */
function firstMatch(group: FieldGroup, subject: RuleSubject): CompiledRule | null {
  for (const rule of group.rules) if (rule.matchesConditions(subject)) return rule;
  return null;
}

const PROTECTED_KINDS: ReadonlySet<ItemKind> = new Set([
  'SENSITIVE_SERVICE',
  'EARLIER_ENQUIRY',
  'COMMON_ASSESSMENT',
  'POLICE_POINTER',
]);

/**
 * Whether the very existence of the item is protected: what a confidential service, a shield or a changed identity
 * stands before, pointers to services that speak for themselves alone, other people's enquiries, what its holder judged
 * to be harmful even as a bare fact, and everything about a child who is shielded.
 */
function isProtected({ subject }: EnquiryFacts, item: ItemFacts): boolean {
  return (
    item.protection !== 'NONE' ||
    PROTECTED_KINDS.has(item.kind) ||
    item.detriment === 'EXISTENCE_TOO' ||
    subject.shield !== 'NONE'
  );
}

function tellsWithheld(rules: CompiledRuleset, id: string): boolean {
  const rule = rules.itemRules.get(id);
  return rule === undefined || rule.effect === 'permit' || rule.tells === 'WITHHELD';
}

/** The bases of the gateways that carry the item, and of the grounds that lifted what stood before its fields. */
function legalBasisOf(
  rules: CompiledRuleset,
  subject: RuleSubject,
  item: ItemFacts,
  released: readonly FieldDecision[],
  carried: Carried,
): readonly LegalBasisCode[] {
  const bases = [...carried.legalBasis];
  for (const lift of rules.lifts.get(item.kind) ?? []) {
    if (!released.some(({ field }) => lift.fields.includes(field))) continue;
    for (const ground of lift.grounds) if (ground.holds(subject)) bases.push(...ground.legalBasis);
  }
  return bases;
}
