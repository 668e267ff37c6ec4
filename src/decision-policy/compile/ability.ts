import { Ability } from '@casl/ability';
import type { RawRuleFrom, RuleOf } from '@casl/ability';

import { byId } from '../rulebook/by-id.js';
import { both, compileConditions, normalise } from '../rulebook/conditions.js';
import type { NormalCondition, RawConditions } from '../rulebook/conditions.js';
import { FIELDS_OF_KIND } from '../facts/facts.js';
import type { ItemKind } from '../facts/facts.js';
import type { ItemRule, Lift, RuleSubject } from '../rulebook/rule.js';

/** What CASL is asked: may this item, of this kind, be released? */
type ReleaseQuestion = ['release', RuleSubject['itemKind'] | RuleSubject];
export type ReleaseAbility = Ability<ReleaseQuestion, RawConditions>;
export type RawReleaseRule = RawRuleFrom<ReleaseQuestion, RawConditions>;
/** A rule as CASL compiled it; `reason` is the id of ours. */
export type CompiledRule = RuleOf<ReleaseAbility>;

const STRENGTH = { permit: 0, liftable: 1, forbid: 2 } as const;

/** Of two rules that forbid, the one that is not spoken of decides, so that the other says nothing in its place. */
function strengthOf(rule: ItemRule): number {
  return STRENGTH[rule.effect] + (rule.effect === 'forbid' && rule.tells === 'NOTHING' ? 1 : 0);
}

/**
 * The rules as CASL's own data. CASL lets the last matching rule win, so rules are sorted by effect and then id,
 * forbids last and silent ones very last: the order of the list that comes in has no meaning. Throws when a rule names no
 * fields, a field that the catalogue does not have, or conditions that would open on a fact that is not known.
 */
export function rawReleaseRules(rules: readonly ItemRule[]): RawReleaseRule[] {
  return [...rules]
    .sort((left, right) => strengthOf(left) - strengthOf(right) || byId(left, right))
    .flatMap((rule) => {
      refuseUnlessFailClosed(rule);
      const alternatives: readonly RawConditions[] =
        rule.effect === 'liftable' ? unlessLifted(rule.when, rule.liftedBy) : [rule.when];
      return alternatives.flatMap((conditions) =>
        Object.entries(rule.fields).map(([kind, fields]) => ({
          action: 'release' as const,
          subject: kind as ItemKind,
          fields: [...fields],
          conditions,
          inverted: rule.effect !== 'permit',
          reason: rule.id,
        })),
      );
    });
}

/** The ability of rules that `rawReleaseRules` gave, all or some of them, in their order. */
export function abilityOf(rules: readonly RawReleaseRule[]): ReleaseAbility {
  return new Ability<ReleaseQuestion, RawConditions>([...rules], {
    conditionsMatcher: compileConditions,
    // Exact names only: a wildcard would cover fields that are added later.
    fieldMatcher: (fields) => (field) => fields.includes(field),
    // CASL's `subject()` writes on what it is given and throws on frozen facts; the kind is a fact anyway.
    detectSubjectType: (subject) => subject.itemKind,
  });
}

/**
 * Conditions of a liftable rule that hold only while no ground lifts it. A ground is a conjunction, so by De Morgan
 * "not this ground" is a choice of one of its facts denied: one set of conditions for each choice, and all grounds
 * denied at once. A denial is `$nin`, which holds for a fact that is missing: what is not known lifts nothing.
 */
function unlessLifted(when: RawConditions, lifts: readonly Lift[]): readonly RawConditions[] {
  return lifts.reduce<readonly RawConditions[]>(
    (all, lift) =>
      all.flatMap((conditions) =>
        Object.entries(lift.when).map(([fact, condition]) => ({
          ...conditions,
          [fact]: both(fact in conditions ? normalise(conditions[fact]) : {}, deny(normalise(condition))),
        })),
      ),
    [when],
  );
}

function deny({ $in, $nin }: NormalCondition): NormalCondition {
  if ($in === undefined || $nin !== undefined) throw new Error('a ground names the values that lift');
  return { $nin: $in };
}

function refuseUnlessFailClosed(rule: ItemRule): void {
  const named = Object.entries(rule.fields) as [ItemKind, readonly string[]][];
  if (named.length === 0 || named.some(([, fields]) => fields.length === 0)) {
    throw new Error(`rule \`${rule.id}\` names no fields`);
  }
  for (const [kind, fields] of named) {
    const catalogue = new Set<string>(Object.hasOwn(FIELDS_OF_KIND, kind) ? FIELDS_OF_KIND[kind] : []);
    if (!fields.every((field) => catalogue.has(field))) {
      throw new Error(`rule \`${rule.id}\` names a field that is not in the catalogue`);
    }
  }
  const opens = rule.effect === 'permit' ? openOnUnknown(rule.when, true) : openOnUnknown(rule.when, false);
  if (opens !== null) throw new Error(`rule \`${rule.id}\` would open when \`${opens}\` is not known`);
}

/**
 * The first fact on which the conditions answer wrongly for `UNKNOWN`, or `null`. A permit must fail on it, everything
 * that closes must hold.
 */
export function openOnUnknown(conditions: RawConditions, permits: boolean): string | null {
  const wrong = Object.keys(conditions).find(
    (fact) => compileConditions({ [fact]: conditions[fact] })({ [fact]: 'UNKNOWN' }) === permits,
  );
  return wrong ?? null;
}
