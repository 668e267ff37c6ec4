import { createJudgeSharing, type JudgeSharing } from '../../src/decision-policy/sharing/judge-sharing.js';
import type { SharingFacts } from '../../src/decision-policy/sharing/sharing-facts.js';
import type { SharingRuleset } from '../../src/decision-policy/sharing/sharing-rule.js';
import { NOW } from './builders.js';
import type { Fate } from './mutant-judge.js';
import { factsOfSharingCase, type SharingCase } from './sharing-case.js';
import type { SharingRuleMutant } from './sharing-rule-mutants.js';
import { tellingFirst } from './telling-first.js';

/** Judges mutants of the rules about holders' decisions by the golden cases alone. */
export function sharingMutantJudge(
  ruleset: SharingRuleset,
  cases: readonly SharingCase[],
): (mutant: SharingRuleMutant) => Fate {
  const whole = createJudgeSharing(ruleset);
  const checks = cases.map((golden) => {
    const says = readerOf(golden);
    return { parts: partsOf(golden), says, expected: says(whole) };
  });
  const anyNotices = tellingFirst(checks);
  return (mutant) => {
    let judge: JudgeSharing;
    try {
      judge = createJudgeSharing(mutant.ruleset);
    } catch {
      return 'REFUSED_AT_START';
    }
    const noticed = anyNotices(mutant.rule, ({ says, expected }) => says(judge) !== expected);
    return noticed ? 'NOTICED' : 'SURVIVED';
  };
}

function partsOf({ missing, notAllowed, breaches, tasks, nearly }: SharingCase): ReadonlySet<string> {
  const rules = [...missing, ...notAllowed, ...breaches, ...tasks, ...Object.keys(nearly)];
  return new Set(rules.map((rule) => `sharing/${rule}`));
}

/** A case as its test reads it: of a task that it does not tell in full, the rule alone. */
function readerOf(golden: SharingCase): (judge: JudgeSharing) => string {
  const inFull = new Set(golden.tasksInFull.map(({ rule }) => `sharing/${rule}`));
  const facts = factsOfSharingCase(golden);
  const nearly = Object.entries(golden.nearly).map(
    ([rule, changed]) => [`sharing/${rule}`, factsOfSharingCase(golden, changed)] as const,
  );
  return (judge) => {
    const { missing, notAllowed, breaches, tasks } = judge(facts, NOW);
    return JSON.stringify([
      ...[missing, notAllowed, breaches].map((faults) => faults.map(({ rule }) => rule)),
      tasks.map((task) => (inFull.has(task.rule) ? task : task.rule)),
      nearly.map(([rule, changed]) => speaks(judge, rule, changed)),
    ]);
  };
}

function speaks(judge: JudgeSharing, wanted: string, facts: SharingFacts): boolean {
  const { missing, notAllowed, breaches, tasks } = judge(facts, NOW);
  return [...missing, ...notAllowed, ...breaches, ...tasks].some(({ rule }) => rule === wanted);
}
