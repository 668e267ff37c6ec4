import { canonicalRule } from '../rulebook/policy-version.js';
import type { PolicyRule } from '../rulebook/rulebook.js';
import { RULESET } from '../ruleset.js';
import { SHARING_RULESET } from '../sharing/ruleset.js';

/**
 * Rules without which the hub would not keep what it promises whatever a policy says: a policy has each of them as this
 * build has it, and another one takes another build. Who may ask at all (standing, sign-in, posts that never ask, limits
 * on how much); what nobody may tell from an answer (identity, conflict, shields, changes of identity, confidential
 * services, existence that would harm); and what the law demands before anything goes (a gateway, a holder's judgement,
 * a colleague who has confirmed). Of holders' decisions what leaves no choice: likely harm is referred, and sexual
 * activity under 13 goes to the lead and to social care unless a senior manager approves (5.14, 5.18, 5.26, 5.27). How
 * much a group is told for a purpose, who needs a relationship, and how else decisions of holders are recorded is for a
 * policy to say (2.15, 2.72, 5.23, 5.153).
 */
export const INDISPENSABLE = Object.freeze([
  'gate/colleague-has-not-confirmed',
  'gate/colleague-may-not-see',
  'gate/hub-team-never-asks',
  'gate/issuer-registered',
  'gate/limits',
  'gate/limits-plan-state-only',
  'gate/limits-plan-state-only/of-one-child',
  'gate/organisation-active',
  'gate/oversight-never-asks',
  'gate/purpose-registered',
  'gate/role-chosen',
  'gate/setting-registered',
  'gate/training',
  'gate/vetting',
  'conflict/as-typed',
  'conflict/in-index',
  'identity/no-new-identifiers',
  'identity/not-confirmed',
  'identity/not-held',
  'gateway/none-carries',
  'consent/sensitive-details-never',
  'consent/sensitive-service-in-confidence',
  'detriment/existence-too',
  'detriment/more-detrimental',
  'shield/changed-identity-never',
  'shield/child-shielded',
  'shield/household-child-shielded',
  'shield/item-shielded',
  'sharing/exceptional-refusal-reviewed',
  'sharing/exceptional-refusal-to-confirm',
  'sharing/harm-referral-recorded',
  'sharing/harm-referral-to-make',
  'sharing/harm-refusal-is-no-result',
  'sharing/harm-social-care-expects',
  'sharing/under-13-lead-consulted',
  'sharing/under-13-refusal-approved',
  'sharing/under-13-refusal-detailed-reasons',
  'sharing/under-13-report-and-strategy',
] as const);

const AS_BUILT: ReadonlyMap<string, string> = new Map(
  [...RULESET, ...SHARING_RULESET].map((rule) => [rule.id, whatItDoes(rule)]),
);

/**
 * The first indispensable rule that is not there as this build has it, or `null`. Its words and its citations may be
 * others; every other member is the same, byte for byte.
 */
export function indispensableLacking(rules: readonly PolicyRule[]): string | null {
  const there = new Map(rules.map((rule) => [rule.id, rule]));
  const lacking = INDISPENSABLE.find((id) => {
    const rule = there.get(id);
    return rule === undefined || whatItDoes(rule) !== AS_BUILT.get(id);
  });
  return lacking ?? null;
}

/** The rule without what is only said of it; as canonical JSON. */
function whatItDoes({ text: _text, citations: _citations, ...rule }: PolicyRule): string {
  return canonicalRule(rule);
}
