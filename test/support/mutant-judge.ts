import { createDecide } from '../../src/decision-policy/decide.js';
import type { Decision } from '../../src/decision-policy/decision.js';
import type { EnquiryFacts } from '../../src/decision-policy/facts/facts.js';
import { createMissingInputs } from '../../src/decision-policy/compile/missing-inputs.js';
import type { Ruleset } from '../../src/decision-policy/rulebook/rule.js';
import type { GoldenCase } from './golden-case.js';
import { factsOfCase } from './golden-case.js';
import { plainFieldGroups } from './plain-field-groups.js';
import type { RuleMutant } from './rule-mutants.js';
import { tellingFirst, type Telling } from './telling-first.js';

/** What became of a mutant: the ruleset did not compile, a golden case or the oracle noticed it, or nobody did. */
export type Fate = 'REFUSED_AT_START' | 'NOTICED' | 'SURVIVED';

/** One thing to hold against a mutant: what it must say. */
interface Check extends Telling {
  readonly says: (judge: Judge) => string;
  readonly expected: string;
}

interface Judge {
  readonly decide: (facts: EnquiryFacts) => Decision;
  readonly missingInputs: ReturnType<typeof createMissingInputs>;
}

/** An enquiry, and what is said of it by a ruleset, in one form. */
export interface Sampled {
  readonly facts: EnquiryFacts;
  readonly expected: string;
  readonly read: (decision: Decision) => string;
}

/**
 * Judges mutants of `ruleset` by the golden cases and by those of the sample on which `ruleset` itself says what is
 * expected.
 */
export function mutantJudge(
  ruleset: Ruleset,
  cases: readonly GoldenCase[],
  sample: readonly Sampled[],
): (mutant: RuleMutant) => Fate {
  const whole = judgeOf(ruleset);
  const checks = [
    ...cases.map((golden) => checkOfCase(golden, whole)),
    ...sample.map((one) => checkOfSample(one, whole)).filter(({ says, expected }) => says(whole) === expected),
  ];
  const anyNotices = tellingFirst(checks);
  return ({ ruleset: changed, group, rule }) => {
    let judge: Judge;
    try {
      judge = judgeOf(changed);
    } catch {
      return 'REFUSED_AT_START';
    }
    const noticed = anyNotices(group ?? rule, ({ says, expected }) => says(judge) !== expected);
    return noticed ? 'NOTICED' : 'SURVIVED';
  };
}

function judgeOf(ruleset: Ruleset): Judge {
  return {
    decide: createDecide(ruleset, () => 'not looked at', plainFieldGroups),
    missingInputs: createMissingInputs(ruleset),
  };
}

/** A case as its test reads it: what it does not mention is not looked at. */
function checkOfCase(golden: GoldenCase, whole: Judge): Check {
  const facts = factsOfCase(golden);
  const nearly = Object.entries(golden.nearly).map(([rule, changed]) => [rule, factsOfCase(golden, changed)] as const);
  const says = (judge: Judge): string => {
    const decision = decideOrFail(judge, facts);
    if (decision === null) return 'could not check';
    const parts = partsIn(judge, facts, decision);
    return JSON.stringify([
      judge.missingInputs(facts.request).map(({ input }) => input),
      decision.outcome,
      decision.closed,
      Object.keys(golden.released).map((ref) => releasedOf(decision, ref)),
      golden.removed && decision.items.filter(({ removedFirst }) => removedFirst).map(({ ref }) => ref),
      golden.withheld && [...new Set(decision.withheld.map(({ rule }) => rule))].sort(),
      golden.nextSteps && decision.nextSteps,
      golden.legalBasis && decision.legalBasis,
      golden.confidenceMetBy && decision.legalBasis.filter((basis) => basis.startsWith('CLDC_')),
      golden.decides.filter((rule) => parts.has(rule)),
      nearly.map(([rule, changed]) => {
        const other = decideOrFail(judge, changed);
        return [parts.has(rule), other !== null && partsIn(judge, changed, other).has(rule)];
      }),
    ]);
  };
  const parts = new Set([facts.caller.group, ...golden.decides, ...Object.keys(golden.nearly)]);
  return { parts, says, expected: says(whole) };
}

function checkOfSample({ facts, expected, read }: Sampled, whole: Judge): Check {
  const says = (judge: Judge): string => {
    if (judge.missingInputs(facts.request).length > 0) return 'BAD_INPUT';
    const decision = decideOrFail(judge, facts);
    return decision === null ? 'could not check' : read(decision);
  };
  const parts = new Set([facts.caller.group, ...partsIn(whole, facts, whole.decide(facts))]);
  return { parts, says, expected };
}

function decideOrFail(judge: Judge, facts: EnquiryFacts): Decision | null {
  try {
    return judge.decide(facts);
  } catch {
    return null;
  }
}

/** Rules that had a part in a decision, as it names them. */
function partsIn(judge: Judge, facts: EnquiryFacts, { closed, items }: Decision): ReadonlySet<string> {
  return new Set([
    ...judge.missingInputs(facts.request).map(({ ruleId }) => ruleId),
    ...closed.map(({ rule }) => rule),
    ...items.flatMap(({ gateways, fields }) => [...gateways, ...fields.map(({ rule }) => rule)]),
  ]);
}

function releasedOf({ items }: Decision, wanted: string): readonly string[] {
  const item = items.find(({ ref }) => ref === wanted);
  return (item?.fields ?? []).filter(({ released }) => released).map(({ field }) => field);
}
