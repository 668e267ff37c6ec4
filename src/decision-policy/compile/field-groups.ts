import { abilityOf, rawReleaseRules } from './ability.js';
import type { CompiledRule, RawReleaseRule, ReleaseAbility } from './ability.js';
import { compileConditions } from '../rulebook/conditions.js';
import type { RawConditions } from '../rulebook/conditions.js';
import { FIELDS_OF_KIND, ITEM_KINDS } from '../facts/facts.js';
import type { ItemKind } from '../facts/facts.js';
import type { ItemRule, RuleSubject } from '../rulebook/rule.js';

/** Fields of one kind that the very same rules decide, so that they are decided in one go. */
export interface FieldGroup {
  /** Each with its place in the catalogue of its kind. */
  readonly fields: readonly { readonly field: string; readonly place: number }[];
  /** What CASL's `relevantRuleFor` answers for each of them: the strongest rule that matches this item, or `null`. */
  readonly deciding: (item: RuleSubject) => Pick<CompiledRule, 'reason' | 'inverted'> | null;
}

/** The groups of every kind of item, for all enquiries whose facts of caller, request and subject are alike. */
export type FieldGroups = (enquiry: RuleSubject) => ReadonlyMap<ItemKind, readonly FieldGroup[]>;

/** Facts of an item; all others are of the enquiry, and are the same for each of its items. */
const ITEM_FACTS: ReadonlySet<string> = new Set([
  'itemKind',
  'sourceClass',
  'protection',
  'consent',
  'detriment',
  'currency',
  'gateway',
] satisfies readonly (keyof RuleSubject)[]);

/** Combinations of facts that are remembered, and abilities that are kept; beyond that the oldest are built anew. */
const MOST_REMEMBERED = 50_000;
const MOST_KEPT = 1_024;

/** What an enquirer must not learn of: what is built for one of these is built for all of them at once. */
const PROTECTED_FACTS: readonly Partial<RuleSubject>[] = (['NONE', 'IN_FORCE'] as const).flatMap((shield) =>
  (['RECORDED', 'NONE'] as const).flatMap((relationship) =>
    (['RECORDED', 'SELF_CLAIMED', 'NONE'] as const).map((relationshipOrOverride) => ({
      shield,
      relationship,
      relationshipOrOverride,
    })),
  ),
);

type Groups = ReadonlyMap<ItemKind, readonly FieldGroup[]>;

/**
 * Compiles the rules on items. For the facts of an enquiry an ability is built from those rules alone whose conditions
 * on the enquiry hold, with what is left of them, and kept by exactly those rules; which they are is remembered by the
 * facts that were looked at. The items of all such enquiries are then asked of few rules instead of all. A first enquiry
 * of its kind takes the time to build them whether or not its child is shielded or the enquirer has a relationship.
 */
export function compileFieldGroups(rules: readonly ItemRule[]): FieldGroups {
  const split = rawReleaseRules(rules).map(splitConditions);
  const looksAt = [...new Set(split.flatMap(({ factsOfEnquiry }) => factsOfEnquiry))];
  const remembered = new Map<string, Groups>();
  const kept = new Map<string, Groups>();

  const keyOf = (enquiry: RuleSubject): string => {
    const facts = enquiry as unknown as Readonly<Record<string, string | boolean>>;
    let key = '';
    for (const fact of looksAt) key += `${String(facts[fact])} `;
    return key;
  };
  const build = (enquiry: RuleSubject): Groups => {
    const holding = split.flatMap(({ holds, rest }, place) => (holds(enquiry) ? [{ rest, place }] : []));
    const key = holding.map(({ place }) => place).join(' ');
    const groups = kept.get(key) ?? groupFields(abilityOf(holding.map(({ rest }) => rest)));
    keep(kept, key, groups, MOST_KEPT);
    return groups;
  };
  return (enquiry) => {
    const key = keyOf(enquiry);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    for (const facts of PROTECTED_FACTS) {
      const other = { ...enquiry, ...facts };
      keep(remembered, keyOf(other), build(other), MOST_REMEMBERED);
    }
    const groups = build(enquiry);
    keep(remembered, key, groups, MOST_REMEMBERED);
    return groups;
  };
}

/** Puts an entry in; the oldest goes when there are too many. */
function keep(entries: Map<string, Groups>, key: string, groups: Groups, most: number): void {
  if (entries.has(key)) return;
  for (const oldest of entries.keys()) {
    if (entries.size < most) break;
    entries.delete(oldest);
  }
  entries.set(key, groups);
}

interface SplitRule {
  readonly factsOfEnquiry: readonly string[];
  readonly holds: (enquiry: object) => boolean;
  /** The rule with its conditions on the item alone. */
  readonly rest: RawReleaseRule;
}

function splitConditions(rule: RawReleaseRule): SplitRule {
  const conditions = Object.entries(rule.conditions ?? {});
  const ofEnquiry: RawConditions = Object.fromEntries(conditions.filter(([fact]) => !ITEM_FACTS.has(fact)));
  const ofItem: RawConditions = Object.fromEntries(conditions.filter(([fact]) => ITEM_FACTS.has(fact)));
  return {
    factsOfEnquiry: Object.keys(ofEnquiry),
    holds: compileConditions(ofEnquiry),
    rest: { ...rule, conditions: ofItem },
  };
}

function groupFields(ability: ReleaseAbility): ReadonlyMap<ItemKind, readonly FieldGroup[]> {
  return new Map(ITEM_KINDS.map((kind) => [kind, groupsOfKind(ability, kind)]));
}

function groupsOfKind(ability: ReleaseAbility, kind: ItemKind): readonly FieldGroup[] {
  const groups: { fields: { field: string; place: number }[]; rules: readonly CompiledRule[] }[] = [];
  for (const [place, field] of FIELDS_OF_KIND[kind].entries()) {
    const rules = thatCanDecide(ability.rulesFor('release', kind, field));
    const same = groups.find(
      (group) => group.rules.length === rules.length && group.rules.every((rule, at) => rule === rules[at]),
    );
    if (same === undefined) groups.push({ fields: [{ field, place }], rules });
    else same.fields.push({ field, place });
  }
  return groups.map(({ fields, rules }) => ({ fields, deciding: firstMatch(rules) }));
}

/** Rules as CASL would try them, up to the first that matches every item. */
function thatCanDecide(rules: readonly CompiledRule[]): readonly CompiledRule[] {
  const last = rules.findIndex(matchesEveryItem);
  return last < 0 ? rules : rules.slice(0, last + 1);
}

function matchesEveryItem(rule: CompiledRule): boolean {
  return Object.keys(rule.conditions ?? {}).length === 0;
}

function firstMatch(rules: readonly CompiledRule[]): FieldGroup['deciding'] {
  return (item) => {
    for (const rule of rules) if (rule.matchesConditions(item)) return rule;
    return null;
  };
}
