import type { Instant } from '../../shared/instant.js';
import { openOnUnknown } from '../compile/ability.js';
import { byId } from '../rulebook/by-id.js';
import { compileConditions } from '../rulebook/conditions.js';
import { PolicyFault } from '../decision.js';
import { checkSharingFacts } from './check-sharing-facts.js';
import { sharingSubject } from './derive-sharing-facts.js';
import type { DerivedSharingFacts, SharingFacts, SharingSubject } from './sharing-facts.js';
import type { RecordRule, SharingRule, SharingRuleset, SharingTaskCode, TaskRule } from './sharing-rule.js';

/** Version of this evaluator; it changes when the same facts and rules would give another judgement. */
export const SHARING_EVALUATOR = '4';

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
  /** What is left out and must be told before the decision is recorded. */
  readonly missing: readonly SharingFault[];
  /** Refusals that are no result while the holder can still act; not recorded. */
  readonly notAllowed: readonly SharingFault[];
  /** What has happened against the table; recorded as what it is (2.72, 5.24). */
  readonly breaches: readonly SharingFault[];
  /** What follows, with one task for each thing left out that is completed within 24 hours. */
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
  const compiled = [...ruleset].sort(byId).map(compile);
  return (facts, now) => {
    checkSharingFacts(facts);
    const subject = sharingSubject(facts);
    const day = now.slice(0, 10);
    const applying = compiled.filter(
      ({ rule, applies }) => rule.since <= day && (rule.until === null || day < rule.until) && applies(subject),
    );
    const unmet = applying.flatMap(({ rule, holds }) =>
      rule.effect === 'require' && holds(subject) ? [{ fault: faultOf(rule), as: unmetAs(rule, subject) }] : [],
    );
    const against = applying.flatMap(({ rule, holds }) =>
      rule.effect === 'refuse' && holds(subject) ? [faultOf(rule)] : [],
    );
    const left = (as: UnmetAs) => unmet.filter((one) => one.as === as).map(({ fault }) => fault);
    return {
      missing: left('MISSING'),
      notAllowed: stands(subject) ? [] : against,
      breaches: inOrder([...left('BREACH'), ...(stands(subject) ? against : [])]),
      tasks: inOrder([
        ...applying.flatMap(({ rule }) =>
          rule.effect === 'task' ? [{ rule: rule.id, task: rule.task, to: rule.to, within: rule.within }] : [],
        ),
        ...left('TASK').map(({ rule }): SharingTask => ({ rule, ...COMPLETED_LATER })),
      ]),
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

type UnmetAs = 'MISSING' | 'TASK' | 'BREACH';

const COMPLETED_LATER = { task: 'COMPLETE_RECORD', to: 'OWN_POST', within: 'HOURS_24' } as const;

/** It has happened, or no child waits for it: what was shared cannot be taken back, nor a referral that was made. */
function stands({ result, referral }: SharingSubject): boolean {
  return result !== 'REFUSED' || referral !== 'NOT_MADE';
}

function unmetAs({ unmet }: RecordRule, subject: SharingSubject): UnmetAs {
  if (unmet === 'AT_ONCE') return 'MISSING';
  if (unmet === 'ONCE_REFERRED') return subject.referral === 'NOT_MADE' ? 'MISSING' : 'BREACH';
  if (subject.urgent === 'YES' && stands(subject)) return 'TASK';
  return unmet === 'ONCE_SHARED' && subject.result !== 'REFUSED' ? 'BREACH' : 'MISSING';
}

function inOrder<Named extends { readonly rule: string }>(named: readonly Named[]): readonly Named[] {
  return [...named].sort((left, right) => (left.rule < right.rule ? -1 : 1));
}

function faultOf(rule: Exclude<SharingRule, TaskRule>): SharingFault {
  return { rule: rule.id, input: rule.input, text: rule.text, accepted: rule.accepted };
}

function derivedOf(subject: SharingSubject, facts: SharingFacts): DerivedSharingFacts {
  return Object.fromEntries(
    Object.entries(subject).filter(([name]) => !(name in facts)),
  ) as unknown as DerivedSharingFacts;
}
