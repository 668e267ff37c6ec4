import type { Instant } from '../../shared/instant.js';
import { openOnUnknown } from '../ability.js';
import { compileConditions } from '../conditions.js';
import { PolicyFault } from '../decision.js';
import { checkSharingFacts } from './check-sharing-facts.js';
import { sharingSubject } from './derive-sharing-facts.js';
import type { DerivedSharingFacts, SharingFacts, SharingSubject } from './sharing-facts.js';
import type { SharingRule, SharingRuleset, SharingTaskCode, TaskRule } from './sharing-rule.js';

/** Version of this evaluator; it changes when the same facts and rules would give another judgement. */
export const SHARING_EVALUATOR = '1';

/** An input that a rule finds missing, or a result that it does not accept, and what would be. */
export interface SharingFault {
  readonly rule: string;
  readonly input: string;
  readonly text: string;
  readonly accepted: readonly string[];
}

export interface SharingTask {
  readonly rule: string;
  readonly task: SharingTaskCode;
  readonly to: TaskRule['to'];
  readonly within: TaskRule['within'];
}

/** What the rules say of a holder's decision; every list in the order of rule ids. */
export interface SharingJudgement {
  readonly missing: readonly SharingFault[];
  readonly notAllowed: readonly SharingFault[];
  readonly tasks: readonly SharingTask[];
  /** Ids of all rules that apply, satisfied or not. */
  readonly applied: readonly string[];
  readonly derived: DerivedSharingFacts;
}

/** Judges one decision under the rules in force at an instant. Throws `PolicyFault` when the facts do not parse. */
export type JudgeSharing = (facts: SharingFacts, now: Instant) => SharingJudgement;

interface Compiled {
  readonly rule: SharingRule;
  readonly applies: (subject: SharingSubject) => boolean;
  readonly holds: (subject: SharingSubject) => boolean;
}

/**
 * Makes the function that judges holders' decisions (5.20 to 5.36). All matching rules apply; it recommends nothing and
 * decides nothing: it says what the record lacks, which result is none, and what follows. Pure. Throws at once on a rule
 * that is not well made, or that a fact which is not known would take away.
 */
export function createJudgeSharing(ruleset: SharingRuleset): JudgeSharing {
  if (new Set(ruleset.map(({ id }) => id)).size !== ruleset.length) throw new Error('two rules have the same id');
  const compiled = [...ruleset].sort((left, right) => (left.id < right.id ? -1 : 1)).map(compile);
  return (facts, now) => {
    checkSharingFacts(facts);
    const subject = sharingSubject(facts);
    const day = now.slice(0, 10);
    const applying = compiled.filter(
      ({ rule, applies }) => rule.since <= day && (rule.until === null || day < rule.until) && applies(subject),
    );
    const faults = (effect: 'require' | 'refuse'): readonly SharingFault[] =>
      applying.flatMap(({ rule, holds }) => (rule.effect === effect && holds(subject) ? [faultOf(rule)] : []));
    return {
      missing: faults('require'),
      notAllowed: faults('refuse'),
      tasks: applying.flatMap(({ rule }) =>
        rule.effect === 'task' ? [{ rule: rule.id, task: rule.task, to: rule.to, within: rule.within }] : [],
      ),
      applied: applying.map(({ rule }) => rule.id),
      derived: derivedOf(subject, facts),
    };
  };
}

function compile(rule: SharingRule): Compiled {
  const second = rule.effect === 'require' ? rule.lacking : rule.effect === 'refuse' ? rule.against : {};
  const open = openOnUnknown(rule.when, false) ?? openOnUnknown(second, false);
  if (open !== null) throw new PolicyFault(`rule \`${rule.id}\` would not apply when \`${open}\` is not known`);
  return { rule, applies: compileConditions(rule.when), holds: compileConditions(second) };
}

function faultOf(rule: Exclude<SharingRule, TaskRule>): SharingFault {
  return { rule: rule.id, input: rule.input, text: rule.text, accepted: rule.accepted };
}

function derivedOf(subject: SharingSubject, facts: SharingFacts): DerivedSharingFacts {
  return Object.fromEntries(
    Object.entries(subject).filter(([name]) => !(name in facts)),
  ) as unknown as DerivedSharingFacts;
}
