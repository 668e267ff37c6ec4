import type { CompiledRuleset } from '../compile/compiled-ruleset.js';
import type { DecidedItem } from './decide-item.js';
import { NEXT_STEPS } from '../decision.js';
import type { Closed, NextStepCode, WithheldReason } from '../decision.js';
import { groundRecord } from '../facts/derive-facts.js';
import { FIELDS_OF_KIND, ITEM_KINDS } from '../facts/facts.js';
import type { EnquiryFacts, ItemKind } from '../facts/facts.js';
import { isPolice } from '../facts/is-police.js';
import type { LegalBasisCode } from '../legal-basis.js';
import type { EnquiryOutcome } from '../facts/vocabulary.js';

// INVARIANT: everything here is computed from the items that are left after removal, and from what is told of them.

/**
 * The outcome when items were decided. Confirmed details are an echo of what was typed, so they make an outcome only when
 * nothing else is held.
 */
export function outcomeOf(
  left: readonly DecidedItem[],
  rules: CompiledRuleset,
  socialCareSpokenOf: boolean,
): EnquiryOutcome {
  const others = count(left, (kind) => kind !== 'IDENTITY');
  const items = others.released + others.withheldBy.length > 0 ? others : count(left, () => true);
  const { withheldBy } = items;
  // What each authority knows or does not know is told, and being told counts as much as an item.
  const released = items.released + (socialCareSpokenOf ? 1 : 0);
  // Nothing that is held may be spoken of.
  if (released === 0 && withheldBy.length === 0) return 'REFUSED';
  // Everything that was asked for and may be spoken of is released.
  if (withheldBy.length === 0) return 'RELEASED';
  // A part is released.
  if (released > 0) return 'PARTLY_RELEASED';
  // Nothing is released, and the holder could change it.
  if (withheldBy.some((rule) => holderCouldChange(rules, rule))) return 'ASK_HOLDER';
  // Nothing is released, and nothing permits it.
  return 'REFUSED';
}

interface Told {
  readonly released: number;
  readonly withheldBy: readonly string[];
}

function count(left: readonly DecidedItem[], counts: (kind: ItemKind) => boolean): Told {
  const withheldBy: string[] = [];
  let released = 0;
  for (const { decision, told } of left) {
    if (!counts(decision.kind)) continue;
    for (const field of told) {
      if (field.released) released += 1;
      else withheldBy.push(field.rule);
    }
  }
  return { released, withheldBy };
}

function holderCouldChange(rules: CompiledRuleset, id: string): boolean {
  const rule = rules.itemRules.get(id);
  return rule !== undefined && rule.effect !== 'permit' && rule.mendedBy === 'HOLDER';
}

/** What is withheld, once for each kind and rule, in the order of the catalogue; no number of items shows. */
export function withheldOf(left: readonly DecidedItem[]): readonly WithheldReason[] {
  const byKind = new Map<ItemKind, Map<string, Set<string>>>();
  for (const { decision, told } of left) {
    for (const { field, released, rule } of told) {
      if (released) continue;
      const byRule = byKind.get(decision.kind) ?? new Map<string, Set<string>>();
      byKind.set(decision.kind, byRule);
      byRule.set(rule, (byRule.get(rule) ?? new Set()).add(field));
    }
  }
  return ITEM_KINDS.flatMap((kind) =>
    [...(byKind.get(kind) ?? [])]
      .sort(([leftRule], [rightRule]) => (leftRule < rightRule ? -1 : 1))
      .map(([rule, fields]) => ({ kind, fields: FIELDS_OF_KIND[kind].filter((field) => fields.has(field)), rule })),
  );
}

/**
 * What follows from the words of the enquirer alone, whatever closes: a concern is to be referred (5.14, 5.18), a
 * possible crime against a child is always to be considered for telling social care or the police (5.20), and what was
 * left open of a stated ground is completed (2.72, 5.24).
 */
export function stepsOfWhatWasTyped(
  { caller, request }: EnquiryFacts,
  closed: readonly Closed[],
): readonly NextStepCode[] {
  const refer: readonly NextStepCode[] = request.concern === 'NONE' ? [] : ['REFER'];
  const crime: readonly NextStepCode[] = request.possibleCrime && !isPolice(caller) ? ['CONSIDER_POLICE'] : [];
  const open = groundRecord(request) === 'LEFT_OPEN' && closed.every(isOfTheChild);
  const complete: readonly NextStepCode[] = open ? ['COMPLETE_GROUND'] : [];
  return [...refer, ...crime, ...complete];
}

/**
 * What closed turned on the child. Before that no ground was looked at, so there is nothing to complete; from there on it
 * is completed whatever came of it, so that the step tells nothing of the child.
 */
function isOfTheChild({ by }: Closed): boolean {
  return by === 'IDENTITY' || by === 'RELATIONSHIP';
}

/** What the enquirer can do next, in a fixed order. */
export function nextStepsOf(
  facts: EnquiryFacts,
  outcome: EnquiryOutcome,
  left: readonly DecidedItem[],
  withheld: readonly WithheldReason[],
): readonly NextStepCode[] {
  const steps = new Set<NextStepCode>([...stepsOfWhatWasTyped(facts, []), 'PHONE_DUTY_DESK']);
  if (withheld.length > 0) steps.add('ASK_HOLDER');
  // A lesser concern opens nothing that is held in confidence, whether or not there is anything: it can be talked over.
  if (outcome === 'REFUSED' || outcome === 'ASK_HOLDER' || facts.request.publicInterest === 'LESSER_CONCERN') {
    steps.add('NON_IDENTIFYING_DISCUSSION');
  }
  // A confidential service that is left is one that was released: its contact is brokered.
  if (left.some(({ decision }) => decision.kind === 'SENSITIVE_SERVICE')) steps.add('BROKERED_CONTACT');
  return NEXT_STEPS.filter((step) => steps.has(step));
}

/** Codes of the bases that carry what is released, sorted. */
export function legalBasisOf(left: readonly DecidedItem[]): readonly LegalBasisCode[] {
  const codes = new Set<LegalBasisCode>();
  for (const { legalBasis } of left) for (const code of legalBasis) codes.add(code);
  return [...codes].sort();
}
