import { describe, expect, it } from 'vitest';

import { SHARING_RULESET } from '../../src/decision-policy/sharing/ruleset.js';
import { reportOf } from '../support/listed-survivors.js';
import { readSharingCases } from '../support/sharing-case.js';
import { sharingMutantJudge } from '../support/sharing-mutant-judge.js';
import { sharingMutantsOf } from '../support/sharing-rule-mutants.js';

/** Nearly a thousand rulesets are compiled. */
const PATIENT = { timeout: 120_000 };
/** The least share of mutants that has to be noticed. */
const ENOUGH = 0.9;

describe('small changes of the rules about holders’ decisions', PATIENT, () => {
  it('are noticed by the golden cases, but for those listed with a reason', () => {
    const judge = sharingMutantJudge(SHARING_RULESET, readSharingCases());
    const { noticed, ...lists } = reportOf(sharingMutantsOf(SHARING_RULESET), judge, 'sharing-rule-survivors.json');
    expect(lists).toEqual({ unknown: [], stale: [], noticedByNow: [] });
    expect(noticed).toBeGreaterThanOrEqual(ENOUGH);
  });
});
