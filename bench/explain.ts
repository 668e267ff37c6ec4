import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import { createDecide } from '../src/decision-policy/decide.js';
import type { Decision } from '../src/decision-policy/decision.js';
import { explainDecision } from '../src/decision-policy/explain/explain-decision.js';
import { createExplainRule } from '../src/decision-policy/explain/explain.js';
import type { EnquiryFacts } from '../src/decision-policy/facts/facts.js';
import { RULESET } from '../src/decision-policy/ruleset.js';
import { enquiryFacts } from '../test/support/enquiry-facts.js';
import { ITEMS_OF_MEDIAN_ENQUIRY } from './median-enquiry.js';

const ROUNDS = 5;
const ROUND_MILLISECONDS = 300;

/** Some are answered in part and altered fact by fact, some were ended by a gate. */
const ENQUIRIES: readonly EnquiryFacts[] = [
  ...(['GP', 'A_AND_E', 'CAMHS', 'POLICE', 'SCHOOL_LEAD', 'PROBATION'] as const).map((group) =>
    enquiryFacts({
      caller: { group },
      request: { purpose: 'WELFARE_CONCERN', concern: 'WELFARE', setting: 'UNSCHEDULED' },
      items: ITEMS_OF_MEDIAN_ENQUIRY,
    }),
  ),
  enquiryFacts({ caller: { group: 'SCHOOL_LEAD' }, items: ITEMS_OF_MEDIAN_ENQUIRY }),
  enquiryFacts({ caller: { training: 'LAPSED', vetting: 'LAPSED' }, items: ITEMS_OF_MEDIAN_ENQUIRY }),
];

/** Explanations of recorded decisions a second on one core, altered facts included; the median of rounds after a warm-up. */
export function measureExplain(): number {
  const decide = createDecide(RULESET, (text) => createHash('sha256').update(text, 'utf8').digest('hex'));
  const policy = { decide, ruleText: createExplainRule(RULESET) };
  const decided = ENQUIRIES.map((facts) => [facts, decide(facts)] as const);
  const explain = (facts: EnquiryFacts, decision: Decision) => explainDecision(facts, decision, policy);
  rate(decided, explain);
  const rounds = Array.from({ length: ROUNDS }, () => rate(decided, explain));
  return rounds.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
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
