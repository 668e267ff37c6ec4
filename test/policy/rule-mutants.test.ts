import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { RULESET } from '../../src/decision-policy/ruleset.js';
import { readGoldenCases } from '../support/golden-case.js';
import { mutantJudge, type Fate, type Sampled } from '../support/mutant-judge.js';
import { mutantsOf } from '../support/rule-mutants.js';
import { inOneForm, verdictIn, verdictsOf } from './oracle/agreement.js';
import { enquiriesForAColleague, enquiriesOfEveryCell } from './oracle/enquiries.js';
import { oracle } from './oracle/oracle.js';
import { systematicEnquiries } from './oracle/systematic.js';

const SEED = 20260105;
/** Thousands of rulesets are compiled. */
const PATIENT = { timeout: 600_000 };
/** The least share of mutants that has to be noticed. */
const ENOUGH = 0.9;

/** Mutants that nobody notices, and why that does no harm: the name, in which `*` stands for anything. */
const survivors = z
  .array(z.strictObject({ mutants: z.string(), reason: z.string().min(20) }))
  .parse(JSON.parse(readFileSync(new URL('../../docs/mutation/rule-survivors.json', import.meta.url), 'utf8')));

/** Enquiries on which rules and oracle agree, and what the oracle says of them. */
function oracleSample(): readonly Sampled[] {
  const rules = verdictsOf(RULESET);
  const sampled = [
    ...systematicEnquiries(),
    ...fc.sample(enquiriesOfEveryCell, { seed: SEED, numRuns: 300 }),
    ...fc.sample(enquiriesForAColleague, { seed: SEED, numRuns: 300 }),
  ];
  return sampled
    .map((facts) => ({ facts, expected: inOneForm(oracle(facts)) }))
    .filter(({ facts, expected }) => inOneForm(rules(facts)) === expected)
    .map((one) => ({ ...one, read: (decision) => inOneForm(verdictIn(decision)) }));
}

/** Listed survivors are tried too, which takes twice as long. */
const ALL = process.env['RULE_MUTANTS'] === 'all';

describe('small changes of the rules', PATIENT, () => {
  it('are noticed by the golden cases or the oracle, but for those listed with a reason', () => {
    const judge = mutantJudge(RULESET, readGoldenCases(), oracleSample());
    const listed = survivors.map(({ mutants }) => ({ mutants, covers: namesLike(mutants) }));
    const fates = new Map<string, Fate>();
    for (const mutant of mutantsOf(RULESET)) {
      const isListed = listed.some(({ covers }) => covers(mutant.name));
      fates.set(mutant.name, isListed && !ALL ? 'SURVIVED' : judge(mutant));
    }
    const left = [...fates].filter(([, fate]) => fate === 'SURVIVED').map(([name]) => name);
    const unknown = left.filter((name) => !listed.some(({ covers }) => covers(name)));
    const stale = listed.filter(({ covers }) => !left.some(covers)).map(({ mutants }) => mutants);
    expect({ unknown, stale }).toEqual({ unknown: [], stale: [] });
    expect(1 - left.length / fates.size).toBeGreaterThanOrEqual(ENOUGH);
  });
});

function namesLike(pattern: string): (name: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`);
  return (name) => expression.test(name);
}
