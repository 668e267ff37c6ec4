import type { Closed } from '../../../src/decision-policy/decision.js';
import type { EnquiryFacts, ItemFacts } from '../../../src/decision-policy/facts/facts.js';
import type { EnquiryOutcome } from '../../../src/decision-policy/facts/vocabulary.js';
import { endsBeforeAnyItem, isIncomplete } from './before-any-item.js';
import { hearsOfSocialCare, judgeItem, type ItemVerdict } from './one-item.js';

/** What should come of an enquiry. */
export interface Verdict {
  readonly outcome: EnquiryOutcome;
  /** Which condition ended it; `ITEMS` when the items themselves made the answer. */
  readonly answeredBy: Closed['by'] | 'ITEMS';
  /** Fields released, by the name of the item. */
  readonly released: Readonly<Record<string, readonly string[]>>;
  /** Items taken away before anything is told. */
  readonly removed: readonly string[];
}

/**
 * A second opinion on every decision, written from the design and the guidance and sharing no code with the rules.
 * Bad input has no verdict.
 */
export function oracle(facts: EnquiryFacts): Verdict | 'BAD_INPUT' {
  if (isIncomplete(facts)) return 'BAD_INPUT';
  const end = endsBeforeAnyItem(facts);
  if (end !== undefined) return { outcome: end.outcome, answeredBy: end.by, released: {}, removed: [] };
  const verdicts = facts.items.map((item) => judgeForBoth(facts, item));
  const left = verdicts.filter(({ removed }) => !removed);
  // nothing is left: answered as if the child were not held, or for a shielded child, not certain
  const unheld = left.length === 0 ? endsBeforeAnyItem(asIfNotHeld(facts)) : undefined;
  return {
    outcome: unheld?.outcome ?? outcomeOfItems(left, hearsOfSocialCare(facts)),
    answeredBy: unheld?.by ?? 'ITEMS',
    released: Object.fromEntries(verdicts.map(({ item, released }) => [item.ref, released])),
    removed: verdicts.filter(({ removed }) => removed).map(({ item }) => item.ref),
  };
}

/** What is withheld from the caller anyway is withheld for the caller's own reason. */
function judgeForBoth(facts: EnquiryFacts, item: ItemFacts): ItemVerdict {
  const both = judgeItem(facts, item);
  const own = judgeItem({ ...facts, colleague: null }, item);
  const forTheColleague = both.withheldAloud.filter((field) => own.released.includes(field));
  const reasons = [...own.withheldAloud.map(() => own), ...forTheColleague.map(() => both)];
  return {
    ...both,
    withheldAloud: [...own.withheldAloud, ...forTheColleague],
    holderCouldChangeIt: reasons.some(({ holderCouldChangeIt }) => holderCouldChangeIt),
  };
}

/** The confirmed identity is an echo and counts only where nothing else is told; to hear of social care is an answer. */
function outcomeOfItems(left: readonly ItemVerdict[], hears: boolean): EnquiryOutcome {
  const others = left.filter(({ item }) => item.kind !== 'IDENTITY');
  const nothingElse = others.every(({ released, withheldAloud }) => released.length + withheldAloud.length === 0);
  const counted = nothingElse ? left : others;
  const anything = hears || counted.some(({ released }) => released.length > 0);
  const withheld = counted.filter(({ withheldAloud }) => withheldAloud.length > 0);
  if (withheld.length === 0) return anything ? 'RELEASED' : 'REFUSED';
  if (anything) return 'PARTLY_RELEASED';
  return withheld.some(({ holderCouldChangeIt }) => holderCouldChangeIt) ? 'ASK_HOLDER' : 'REFUSED';
}

function asIfNotHeld(facts: EnquiryFacts): EnquiryFacts {
  const identity = facts.subject.shield === 'NONE' ? 'NOT_HELD' : 'NOT_CONFIRMED';
  const colleague = facts.colleague && { ...facts.colleague, relationship: 'NONE' as const };
  return { ...facts, colleague, subject: { ...facts.subject, identity, relationship: 'NONE' } };
}
