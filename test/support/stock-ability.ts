import { createMongoAbility } from '@casl/ability';
import type { MongoAbility, RawRuleOf } from '@casl/ability';

import { compileConditions } from '../../src/decision-policy/rulebook/conditions.js';
import { deriveFacts } from '../../src/decision-policy/facts/derive-facts.js';
import { FIELDS_OF_KIND } from '../../src/decision-policy/facts/facts.js';
import type { EnquiryFacts, ItemFacts } from '../../src/decision-policy/facts/facts.js';
import { flatFacts } from '../../src/decision-policy/judge/flat-facts.js';
import { NOTHING_PERMITS } from '../../src/decision-policy/rulebook/rule.js';
import type { ItemRule, Ruleset, RuleSubject } from '../../src/decision-policy/rulebook/rule.js';

const RANK = ['permit', 'liftable', 'forbid', 'forbid without a word'];

/**
 * The same rules read by CASL as it comes: its own MongoDB matcher and its own field matcher, one ability for one item,
 * and a liftable rule left out when its ground is in the facts. It shares neither the compiled conditions nor the rewriting
 * of grounds with the hub's own ability.
 */
export function stockAbility(ruleset: Ruleset, subject: RuleSubject): MongoAbility {
  return createMongoAbility(stockRules(ruleset, subject), {
    detectSubjectType: (item) => (item as unknown as RuleSubject).itemKind,
  });
}

/** Decides every field of the items in this way. */
export function stockDecideItems(ruleset: Ruleset, facts: EnquiryFacts): readonly StockField[] {
  const derived = deriveFacts(facts);
  const day = facts.now.slice(0, 10);
  const inForce = ruleset.filter((rule) => rule.since <= day && (rule.until === null || day < rule.until));
  const gateways = stockGateways(inForce);
  return facts.items.flatMap((item) => {
    const carried = gateways.can('carry', flatFacts(facts, derived, item) as never);
    return stockDecideItem(inForce, flatFacts(facts, derived, item, carried ? 'FOUND' : 'NONE'), item);
  });
}

/** The gateways as CASL reads them. */
function stockGateways(ruleset: Ruleset): MongoAbility {
  return createMongoAbility(
    ruleset
      .filter((rule) => rule.effect === 'gateway')
      .map((rule) => ({ action: 'carry', subject: 'item', conditions: rule.when as never })),
    { detectSubjectType: () => 'item' },
  );
}

export interface StockField {
  readonly ref: string;
  readonly field: string;
  readonly released: boolean;
  readonly rule: string;
}

function stockDecideItem(ruleset: Ruleset, subject: RuleSubject, item: ItemFacts): readonly StockField[] {
  const ability = stockAbility(ruleset, subject);
  return FIELDS_OF_KIND[item.kind].map((field) => {
    const rule = ability.relevantRuleFor('release', subject as never, field);
    return { ref: item.ref, field, released: rule !== null && !rule.inverted, rule: rule?.reason ?? NOTHING_PERMITS };
  });
}

function stockRules(ruleset: Ruleset, subject: RuleSubject): RawRuleOf<MongoAbility>[] {
  return toRaw(
    itemRules(ruleset).filter(
      (rule) => rule.effect !== 'liftable' || !rule.liftedBy.some((lift) => compileConditions(lift.when)(subject)),
    ),
  );
}

function itemRules(ruleset: Ruleset): ItemRule[] {
  return ruleset.filter((rule) => rule.effect !== 'require' && rule.effect !== 'close' && rule.effect !== 'gateway');
}

function rankOf(rule: ItemRule): number {
  const silent = rule.effect === 'forbid' && rule.tells === 'NOTHING';
  return RANK.indexOf(silent ? 'forbid without a word' : rule.effect);
}

function toRaw(rules: readonly ItemRule[]): RawRuleOf<MongoAbility>[] {
  return [...rules]
    .sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1))
    .flatMap((rule) =>
      Object.entries(rule.fields).map(([subject, fields]) => ({
        action: 'release',
        subject,
        fields: [...fields],
        conditions: rule.when as never,
        inverted: rule.effect !== 'permit',
        reason: rule.id,
      })),
    );
}
