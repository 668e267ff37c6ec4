import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import { createDecide } from '../src/decision-policy/decide.js';
import type { Decide, Decision } from '../src/decision-policy/decision.js';
import { explainDecision } from '../src/decision-policy/explain/explain-decision.js';
import { createExplainRule } from '../src/decision-policy/explain/explain.js';
import type { EnquiryFacts, ItemFacts } from '../src/decision-policy/facts/facts.js';
import { RULESET } from '../src/decision-policy/ruleset.js';
import { colleagueFacts, enquiryFacts, UNCONFIRMED } from '../test/support/enquiry-facts.js';
import { ITEMS_OF_MEDIAN_ENQUIRY } from './median-enquiry.js';

const ROUND_MILLISECONDS = 300;

/** What is held, each statement as it would be where its holder was asked, or judged of it. */
const held = (changes: Partial<ItemFacts>): readonly ItemFacts[] =>
  ITEMS_OF_MEDIAN_ENQUIRY.map((item) => (item.kind === 'IDENTITY' ? item : { ...item, ...changes }));

const WORRIED = { purpose: 'WELFARE_CONCERN', concern: 'WELFARE', setting: 'UNSCHEDULED' } as const;
const LAPSED = { training: 'LAPSED', vetting: 'LAPSED', issuer: 'NOT_REGISTERED' } as const;
const UNKNOWN_AND_LATE = { relationship: 'NONE', feeds: 'LATE' } as const;

/** What people ask to have explained: enquiries of which something was withheld, or that a rule ended. */
const ENQUIRIES: readonly EnquiryFacts[] = [
  // answered in part
  enquiryFacts({ request: WORRIED, subject: UNKNOWN_AND_LATE, items: held({ detriment: 'MORE_DETRIMENTAL' }) }),
  enquiryFacts({
    caller: { group: 'HEALTH_VISITOR' },
    request: WORRIED,
    subject: UNKNOWN_AND_LATE,
    items: held({ consent: 'REFUSED', detriment: 'MORE_DETRIMENTAL' }),
  }),
  enquiryFacts({ caller: { group: 'SCHOOL_LEAD' }, items: held({ consent: 'REFUSED' }) }),
  // ended by a gate, for who asks
  enquiryFacts({ caller: LAPSED, request: WORRIED, subject: UNKNOWN_AND_LATE, items: held({ consent: 'REFUSED' }) }),
  enquiryFacts({
    caller: { group: 'A_AND_E', ...LAPSED },
    colleague: colleagueFacts({ confirmation: 'NOT_CONFIRMED', relationship: 'NONE' }),
    request: WORRIED,
    subject: UNKNOWN_AND_LATE,
    items: held({}),
  }),
  enquiryFacts({ colleague: UNCONFIRMED, request: WORRIED, items: held({ consent: 'REFUSED' }) }),
  // ended by who is asked about
  enquiryFacts({ subject: UNKNOWN_AND_LATE, items: held({ detriment: 'MORE_DETRIMENTAL' }) }),
  enquiryFacts({ request: WORRIED, subject: { ...UNKNOWN_AND_LATE, identity: 'NOT_HELD' }, items: [] }),
];

export interface ExplainRate {
  /** Explanations a second on one core. */
  readonly perSecond: number;
  /** Of the alterations, how many on average changed something in the facts, so that they were decided anew. */
  readonly applied: number;
  /** How many of those on average would have made a difference to the enquirer. */
  readonly told: number;
}

/** Measures after a warm-up: the median of rounds. */
export function measureExplain(rounds: number): ExplainRate {
  const decide = createDecide(RULESET, (text) => createHash('sha256').update(text, 'utf8').digest('hex'));
  const ruleText = createExplainRule(RULESET);
  const decided = ENQUIRIES.map((facts) => [facts, decide(facts)] as const);
  const explain = (facts: EnquiryFacts, decision: Decision) => explainDecision(facts, decision, { decide, ruleText });
  rate(decided, explain);
  const measured = Array.from({ length: rounds }, () => rate(decided, explain));

  let anew = 0;
  const counting: Decide = (facts) => {
    anew += 1;
    return decide(facts);
  };
  const explained = decided.map(([facts, decision]) =>
    explainDecision(facts, decision, { decide: counting, ruleText }),
  );
  // what a gate ended is decided once more without an alteration, about a subject of whom nothing is held
  const unaltered = decided.filter(([, { closed }]) => closed.length > 0).length;
  const told = explained.reduce((sum, { altered }) => sum + altered.length, 0);
  return {
    perSecond: measured.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? Number.NaN,
    applied: (anew - unaltered) / decided.length,
    told: told / decided.length,
  };
}

function rate(
  decided: readonly (readonly [EnquiryFacts, Decision])[],
  explain: (facts: EnquiryFacts, decision: Decision) => unknown,
): number {
  const start = performance.now();
  let explained = 0;
  let elapsed = 0;
  while (elapsed < ROUND_MILLISECONDS) {
    for (const [facts, decision] of decided) explain(facts, decision);
    explained += decided.length;
    elapsed = performance.now() - start;
  }
  return (explained * 1_000) / elapsed;
}
