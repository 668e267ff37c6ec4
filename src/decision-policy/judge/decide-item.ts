import type { CompiledRuleset } from '../compile/compiled-ruleset.js';
import type { FieldDecision, ItemDecision } from '../decision.js';
import type { DerivedFacts, EnquiryFacts, ItemFacts, ItemKind } from '../facts/facts.js';
import type { FieldGroup } from '../compile/field-groups.js';
import { flatFacts, lookAt } from './flat-facts.js';
import { oncePerSourceClass } from '../compile/gateways.js';
import type { Carried } from '../compile/gateways.js';
import type { LegalBasisCode } from '../legal-basis.js';
import { NOTHING_PERMITS } from '../rulebook/rule.js';
import type { RuleSubject } from '../rulebook/rule.js';

/** An item as decided, with what of it may be spoken of. */
export interface DecidedItem {
  readonly decision: ItemDecision;
  /** Fields that the answer may be computed from: released ones, and withheld ones that may be told. */
  readonly told: readonly FieldDecision[];
  readonly legalBasis: readonly LegalBasisCode[];
}

/** Decides every field of one item of an enquiry. */
export type DecideItem = (item: ItemFacts) => DecidedItem;

/**
 * Makes what decides the items of one enquiry. A rule sees one item and never another, so the decision on an item cannot
 * depend on what else is held.
 */
export function itemDecider(rules: CompiledRuleset, facts: EnquiryFacts, derived: DerivedFacts): DecideItem {
  const view = flatFacts(facts, derived);
  const groups = rules.fieldGroups(view);
  const gateways = oncePerSourceClass(rules.gateways);
  return (item) => {
    lookAt(view, item);
    const carried = gateways(view);
    view.gateway = carried.gateways.length > 0 ? 'FOUND' : 'NONE';
    return decideItem(rules, groups.get(item.kind) ?? [], view, item, carried);
  };
}

function decideItem(
  rules: CompiledRuleset,
  groups: readonly FieldGroup[],
  subject: RuleSubject,
  item: ItemFacts,
  carried: Carried,
): DecidedItem {
  const guarded = isProtected(subject, item);
  const fields: FieldDecision[] = [];
  const released: FieldDecision[] = [];
  const told: FieldDecision[] = [];
  for (const group of groups) {
    const rule = group.deciding(subject);
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
export function isProtected({ shield }: Pick<RuleSubject, 'shield'>, item: ItemFacts): boolean {
  return (
    item.protection !== 'NONE' ||
    PROTECTED_KINDS.has(item.kind) ||
    item.detriment === 'EXISTENCE_TOO' ||
    shield !== 'NONE'
  );
}

function tellsWithheld(rules: CompiledRuleset, id: string): boolean {
  const rule = rules.itemRules.get(id);
  return rule === undefined || rule.effect === 'permit' || rule.tells === 'WITHHELD';
}

/** The bases of the gateways that carry the item, and of the grounds that lifted what stood before its fields. */
export function legalBasisOf(
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
