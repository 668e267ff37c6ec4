import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RULESET } from '../../src/decision-policy/ruleset.js';
import { readGoldenCases } from '../support/golden-case.js';
import { reportOf } from '../support/listed-survivors.js';
import { mutantJudge, type Sampled } from '../support/mutant-judge.js';
import { mutantsOf } from '../support/rule-mutants.js';
import { inOneForm, verdictIn } from './oracle/agreement.js';
import { enquiriesForAColleague, enquiriesOfEveryCell } from './oracle/enquiries.js';
import { oracle } from './oracle/oracle.js';
import { systematicEnquiries } from './oracle/systematic.js';

const SEED = 20260105;
/** Thousands of rulesets are compiled. */
const PATIENT = { timeout: 600_000 };
/** The least share of mutants that has to be noticed. */
const ENOUGH = 0.9;

/** Enquiries, and what the oracle says of them. Neighbours are alike: in no order, one that notices is met soon. */
function oracleSample(): readonly Sampled[] {
  const enquiries = [
    ...systematicEnquiries(),
    ...fc.sample(enquiriesOfEveryCell, { seed: SEED, numRuns: 300 }),
    ...fc.sample(enquiriesForAColleague, { seed: SEED, numRuns: 300 }),
  ];
  const inNoOrder = fc.shuffledSubarray(enquiries, { minLength: enquiries.length });
  return fc
    .sample(inNoOrder, { seed: SEED, numRuns: 1 })
    .flat()
    .map((facts) => ({
      facts,
      expected: inOneForm(oracle(facts)),
      read: (decision) => inOneForm(verdictIn(decision)),
    }));
}

describe('small changes of the rules', PATIENT, () => {
  it('are noticed by the golden cases or the oracle, but for those listed with a reason', () => {
    const judge = mutantJudge(RULESET, readGoldenCases(), oracleSample());
    const { noticed, ...lists } = reportOf(mutantsOf(RULESET), judge, 'rule-survivors.json');
    expect(lists).toEqual({ unknown: [], stale: [], noticedByNow: [] });
    expect(noticed).toBeGreaterThanOrEqual(ENOUGH);
  });
});
