import { createHash } from 'node:crypto';
import { SHIPPED_POLICY } from '../../src/compose/shipped-policy.js';

/** A rule as plain JSON, to be changed. */
export type DraftRule = Record<string, unknown> & { readonly id: string };

/** A draft of the policy with its version. */
export interface PolicyDraft {
  readonly text: string;
  readonly version: string;
}

/** The shipped rules with some of them changed or left out, in canonical form. */
export function draftOf(change: (rule: DraftRule) => DraftRule | null): PolicyDraft {
  const rules = (JSON.parse(SHIPPED_POLICY.ruleset) as DraftRule[]).flatMap((rule) => change(rule) ?? []);
  const text = JSON.stringify(rules);
  return { text, version: createHash('sha256').update(text).digest('hex') };
}

/** The shipped rules with members of the rule `id` changed. */
export function draftWith(id: string, members: Readonly<Record<string, unknown>>): PolicyDraft {
  return draftOf((rule) => (rule.id === id ? { ...rule, ...members } : rule));
}
