import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import { createDecide } from '../src/decision-policy/decide.js';
import type { EnquiryFacts } from '../src/decision-policy/facts/facts.js';
import { RULESET } from '../src/decision-policy/ruleset.js';
import { arbitraryOpenFacts } from '../test/support/arbitrary-facts.js';
import { enquiryFacts } from '../test/support/enquiry-facts.js';
import { stockDecide } from '../test/support/stock-decide.js';
import { ITEMS_OF_MEDIAN_ENQUIRY } from './median-enquiry.js';

const ROUND_MILLISECONDS = 300;

/** Different posts and levels of concern, so that no one rule is always the first to match. */
const ENQUIRIES: readonly EnquiryFacts[] = (
  ['GP', 'HEALTH_VISITOR', 'A_AND_E', 'CAMHS', 'POLICE', 'SCHOOL_LEAD', 'LEAD_SOCIAL_WORKER', 'PROBATION'] as const
).flatMap((group) =>
  (['WELFARE', 'LIKELY_SIGNIFICANT_HARM'] as const).map((concern) =>
    enquiryFacts({
      caller: { group },
      request: { purpose: 'WELFARE_CONCERN', concern },
      items: ITEMS_OF_MEDIAN_ENQUIRY,
    }),
  ),
);

/** Enquiries of all kinds that reach their items, far more than a day of any one hub would bring. */
const OF_EVERY_KIND = fc.sample(arbitraryOpenFacts, { seed: 20_260_105, numRuns: 2_000 });

export interface DecideRates {
  /** Whole decisions a second on one core: gates, every field of every item with its rule, and what is told. */
  readonly perSecond: number;
  /** The same over two thousand enquiries, each of another kind. */
  readonly ofEveryKind: number;
  /** How many times as fast as the same whole decision with stock CASL and an ability that is built once. */
  readonly ratioToStock: number;
}

/** Measures after a warm-up: medians of interleaved rounds, so that other load on the machine falls on both alike. */
export function measureDecide(rounds: number): DecideRates {
  const decide = createDecide(RULESET, (text) => createHash('sha256').update(text, 'utf8').digest('hex'));
  const stock = stockDecide(RULESET);
  rate(decide, OF_EVERY_KIND);
  rate(decide);
  rate(stock);
  const measured = Array.from({ length: rounds }, () => ({
    ours: rate(decide),
    stock: rate(stock),
    ofEveryKind: rate(decide, OF_EVERY_KIND),
  }));
  return {
    perSecond: median(measured.map(({ ours }) => ours)),
    ofEveryKind: median(measured.map(({ ofEveryKind }) => ofEveryKind)),
    ratioToStock: median(measured.map((round) => round.ours / round.stock)),
  };
}

function rate(run: (facts: EnquiryFacts) => unknown, enquiries: readonly EnquiryFacts[] = ENQUIRIES): number {
  const start = performance.now();
  let decided = 0;
  let elapsed = 0;
  while (elapsed < ROUND_MILLISECONDS) {
    for (const facts of enquiries) run(facts);
    decided += enquiries.length;
    elapsed = performance.now() - start;
  }
  return (decided * 1_000) / elapsed;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
