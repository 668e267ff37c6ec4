import type { ItemDecision } from '../../src/decision-policy/decision.js';
import { FIELDS_OF_KIND, type ItemKind } from '../../src/decision-policy/facts/facts.js';

/** A decision about one item: the named fields are released, all others of its kind withheld by `rule`. */
export function decidedItem(kind: ItemKind, ref: string, fields: readonly string[], rule = 'a rule'): ItemDecision {
  const each = FIELDS_OF_KIND[kind].map((field) => ({ field, released: fields.includes(field), rule }));
  return { ref, kind, removedFirst: false, gateways: [], fields: each };
}
