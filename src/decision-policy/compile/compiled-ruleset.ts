import { compileClosings } from './close-enquiry.js';
import type { CloseEnquiry } from './close-enquiry.js';
import { compileConditions } from '../rulebook/conditions.js';
import { compileGateways } from './gateways.js';
import type { FindGateways } from './gateways.js';
import { compileFieldGroups } from './field-groups.js';
import type { FieldGroups } from './field-groups.js';
import type { ItemKind } from '../facts/facts.js';
import { createMissingInputs } from './missing-inputs.js';
import type { ItemRule, Rule, RuleSubject, Ruleset } from '../rulebook/rule.js';
import type { LegalBasisCode } from '../legal-basis.js';
import type { Instant } from '../../shared/instant.js';

/** A liftable rule seen from the side of what it let through: which of its grounds held, and on what basis. */
export interface CompiledLift {
  readonly fields: readonly string[];
  readonly grounds: readonly {
    readonly holds: (subject: RuleSubject) => boolean;
    readonly legalBasis: readonly LegalBasisCode[];
  }[];
}

/** The rules in force on one day, ready to decide. */
export interface CompiledRuleset {
  readonly missing: ReturnType<typeof createMissingInputs>;
  readonly close: CloseEnquiry;
  readonly gateways: FindGateways;
  readonly fieldGroups: FieldGroups;
  readonly itemRules: ReadonlyMap<string, ItemRule>;
  readonly lifts: ReadonlyMap<ItemKind, readonly CompiledLift[]>;
}

/**
 * Gives the compiled rules in force at an instant. Rules come and go at the start of a day in UTC, so there are as
 * many compiled rulesets as there are spans between those days, each built when it is first asked for; the first at
 * once, so that a ruleset that cannot be compiled stops the start. Throws on a rule that is not well made.
 */
export function compileByDate(
  ruleset: Ruleset,
  fieldGroupsOf: (rules: readonly ItemRule[]) => FieldGroups = compileFieldGroups,
): (now: Instant) => CompiledRuleset {
  const ids = new Set(ruleset.map((rule) => rule.id));
  if (ids.size !== ruleset.length) throw new Error('two rules have the same id');
  const compile = (rules: readonly Rule[]) => compileRules(rules, fieldGroupsOf);
  compile(ruleset);
  const changes = [...new Set(ruleset.flatMap((rule) => [rule.since, rule.until ?? rule.since]))];
  const spans = new Map<number, CompiledRuleset>();
  return (now) => {
    const day = now.slice(0, 10);
    const span = changes.filter((change) => change <= day).length;
    const known = spans.get(span);
    if (known !== undefined) return known;
    const compiled = compile(ruleset.filter((rule) => rule.since <= day && (rule.until === null || day < rule.until)));
    spans.set(span, compiled);
    return compiled;
  };
}

function compileRules(
  rules: readonly Rule[],
  fieldGroupsOf: (rules: readonly ItemRule[]) => FieldGroups,
): CompiledRuleset {
  const itemRules = rules.filter(isItemRule);
  return {
    missing: createMissingInputs(rules),
    close: compileClosings(rules.filter((rule) => rule.effect === 'close')),
    gateways: compileGateways(rules.filter((rule) => rule.effect === 'gateway')),
    fieldGroups: fieldGroupsOf(itemRules),
    itemRules: new Map(itemRules.map((rule) => [rule.id, rule])),
    lifts: compileLifts(itemRules),
  };
}

function compileLifts(rules: readonly ItemRule[]): ReadonlyMap<ItemKind, readonly CompiledLift[]> {
  const lifts = new Map<ItemKind, CompiledLift[]>();
  for (const rule of rules) {
    if (rule.effect !== 'liftable') continue;
    const applies = compileConditions(rule.when);
    const grounds = rule.liftedBy
      .filter((lift) => lift.legalBasis.length > 0)
      .map((lift) => {
        const lifted = compileConditions(lift.when);
        return { holds: (subject: RuleSubject) => applies(subject) && lifted(subject), legalBasis: lift.legalBasis };
      });
    for (const [kind, fields] of Object.entries(rule.fields) as [ItemKind, readonly string[]][]) {
      if (grounds.length > 0) lifts.set(kind, [...(lifts.get(kind) ?? []), { fields, grounds }]);
    }
  }
  return lifts;
}

function isItemRule(rule: Rule): rule is ItemRule {
  return rule.effect === 'permit' || rule.effect === 'forbid' || rule.effect === 'liftable';
}
