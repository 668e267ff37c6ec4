import { createMongoAbility } from '@casl/ability';

import { rawReleaseRules } from '../../src/decision-policy/compile/ability.js';
import { createDecide } from '../../src/decision-policy/decide.js';
import type { Decide } from '../../src/decision-policy/decision.js';
import { FIELDS_OF_KIND, ITEM_KINDS } from '../../src/decision-policy/facts/facts.js';
import type { FieldGroups } from '../../src/decision-policy/compile/field-groups.js';
import type { ItemRule, RuleSubject, Ruleset } from '../../src/decision-policy/rulebook/rule.js';
import { sha256OfText } from './sha256.js';

/**
 * The whole decision with items decided by CASL as it comes: one ability built once, its own MongoDB matcher and its own
 * field matcher, asked field by field.
 */
export function stockDecide(ruleset: Ruleset): Decide {
  return createDecide(ruleset, sha256OfText, stockFieldGroups);
}

function stockFieldGroups(rules: readonly ItemRule[]): FieldGroups {
  const ability = createMongoAbility(rawReleaseRules(rules) as never, {
    detectSubjectType: (item) => (item as unknown as RuleSubject).itemKind,
  });
  const groups = new Map(
    ITEM_KINDS.map((kind) => [
      kind,
      FIELDS_OF_KIND[kind].map((field, place) => ({
        fields: [{ field, place }],
        deciding: (item: RuleSubject) => ability.relevantRuleFor('release', item as never, field) as never,
      })),
    ]),
  );
  return () => groups;
}
