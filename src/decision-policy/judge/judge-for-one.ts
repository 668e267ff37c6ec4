import type { Closing } from '../compile/close-enquiry.js';
import type { CompiledRuleset } from '../compile/compiled-ruleset.js';
import { itemDecider } from './decide-item.js';
import type { DecideItem } from './decide-item.js';
import { deriveFacts } from '../facts/derive-facts.js';
import type { DerivedFacts, EnquiryFacts } from '../facts/facts.js';
import { flatFacts } from './flat-facts.js';
import { socialCareSpokenOf } from './social-care-spoken-of.js';

/** What the rules say of one enquiry: the parts that a decision is combined from, each worked out when it is asked for. */
export interface Judged {
  readonly derived: DerivedFacts;
  /** What ends the enquiry before its items; `null` when they are to be decided. */
  close(): Closing | null;
  /** Decides one item, by itself. */
  readonly decideItem: DecideItem;
  /** Whether social care may be spoken of at all. */
  socialCareSpokenOf(): boolean;
}

/** Judges an enquiry as the caller's own; of a colleague only whether he or she has confirmed is looked at. */
export function judgeForOne(rules: CompiledRuleset, facts: EnquiryFacts): Judged {
  const derived = deriveFacts(facts);
  let made: DecideItem | null = null;
  const decider = (): DecideItem => (made ??= itemDecider(rules, facts, derived));
  return {
    derived,
    close: () => rules.close(flatFacts(facts, derived)),
    decideItem: (item) => decider()(item),
    socialCareSpokenOf: () => socialCareSpokenOf(rules, facts, derived, decider()),
  };
}
