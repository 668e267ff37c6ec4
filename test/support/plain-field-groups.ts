import { rawReleaseRules, type RawReleaseRule } from '../../src/decision-policy/compile/ability.js';
import { compileConditions, type RawConditions } from '../../src/decision-policy/rulebook/conditions.js';
import { FIELDS_OF_KIND, ITEM_KINDS, type ItemKind } from '../../src/decision-policy/facts/facts.js';
import type { FieldGroup, FieldGroups } from '../../src/decision-policy/compile/field-groups.js';
import type { ItemRule, RuleSubject } from '../../src/decision-policy/rulebook/rule.js';

interface PlainRule {
  readonly kind: string;
  readonly fields: ReadonlySet<string>;
  readonly reason: string;
  readonly inverted: boolean;
  readonly matches: (item: object) => boolean;
}

/**
 * Asks every rule of every field, strongest first, and keeps nothing: for rulesets that decide too few enquiries to repay
 * what the hub's own groups cost to prepare. Gives the same decisions.
 */
export function plainFieldGroups(rules: readonly ItemRule[]): FieldGroups {
  const raw = rawReleaseRules(rules);
  let groups: ReturnType<FieldGroups> | null = null;
  return () => (groups ??= groupsOfEveryKind(raw));
}

function groupsOfEveryKind(rules: readonly RawReleaseRule[]): ReturnType<FieldGroups> {
  const strongestFirst = rules.map(plainRule).reverse();
  return new Map(ITEM_KINDS.map((kind) => [kind, groupsOf(kind, strongestFirst)]));
}

function plainRule({ subject, fields, reason = '', inverted = false, conditions = {} }: RawReleaseRule): PlainRule {
  return { kind: String(subject), fields: new Set(fields), reason, inverted, matches: matcherOf(conditions) };
}

/** Rulesets that differ in one rule share the conditions of all others. */
const compiled = new WeakMap<RawConditions, PlainRule['matches']>();

function matcherOf(conditions: RawConditions): PlainRule['matches'] {
  const matches = compiled.get(conditions) ?? compileConditions(conditions);
  compiled.set(conditions, matches);
  return matches;
}

function groupsOf(kind: ItemKind, rules: readonly PlainRule[]): readonly FieldGroup[] {
  const ofKind = rules.filter((rule) => rule.kind === kind);
  const alike = new Map<string, { field: string; place: number }[]>();
  for (const [place, field] of FIELDS_OF_KIND[kind].entries()) {
    const key = ofKind.map(({ fields }) => (fields.has(field) ? '1' : '0')).join('');
    alike.set(key, [...(alike.get(key) ?? []), { field, place }]);
  }
  return [...alike].map(([key, fields]) => {
    const thatCover = ofKind.filter((_, at) => key[at] === '1');
    const deciding = (item: RuleSubject): PlainRule | null => thatCover.find(({ matches }) => matches(item)) ?? null;
    return { fields, deciding };
  });
}
