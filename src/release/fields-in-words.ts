import { FIELDS_OF_KIND, type ItemKind } from '../decision-policy/facts/facts.js';
import type { RuleFields } from '../decision-policy/rulebook/rule.js';
import { inWords } from './withheld.js';

/** The fields that a rule touches, kind by kind, in plain words; a kind that another build's rule names as it is. */
export function fieldsInWords(fields: RuleFields): readonly string[] {
  return Object.entries(fields).map(([kind, names]) =>
    Object.hasOwn(FIELDS_OF_KIND, kind) ? inWords({ kind: kind as ItemKind, fields: names }) : kind,
  );
}
