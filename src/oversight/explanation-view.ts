import type { Decision } from '../decision-policy/decision.js';
import { NEVER_ALTERED, NEVER_EXPLAINED, type Explanation } from '../decision-policy/explain/explain-decision.js';
import type { RuleExplanation } from '../decision-policy/explain/explain.js';
import { inWords } from '../release/withheld.js';
import type { CalendarDate } from '../shared/calendar-date.js';

/** Why one decision came out so, in words for people. */
export interface ExplanationView {
  readonly decisionId: string;
  readonly decidedAt: string;
  /** The rules that decided, and by which this is explained. */
  readonly policyVersion: string;
  /** `null` once the facts are gone. */
  readonly outcome: string | null;
  readonly closed: readonly RuleExplanation[];
  readonly withheld: readonly WithholdingInWords[];
  readonly altered: readonly AlteredFactInWords[];
  readonly neverAltered: string;
  readonly neverExplained: string;
  /** Says so where the evaluator that decided is no longer this one, so that nothing is decided once more; else `null`. */
  readonly earlierEvaluator: string | null;
  /** Says so once the facts are gone, and whether an erasure in the log destroyed them; else `null`. */
  readonly factsDestroyed: string | null;
}

export interface WithholdingInWords extends RuleExplanation {
  readonly what: string;
}

export interface AlteredFactInWords {
  readonly fact: string;
  readonly text: string;
  readonly by: string;
  /** Ids of the rules that would no longer end the enquiry. */
  readonly passes: readonly string[];
  /** What would be told in addition. */
  readonly tells: readonly string[];
}

export type ExplainedDecision = Pick<ExplanationView, 'decisionId' | 'decidedAt' | 'policyVersion'>;

/** An explanation in words. */
export function explanationView(decision: ExplainedDecision, explanation: Explanation): ExplanationView {
  const { outcome, closed, neverAltered, neverExplained } = explanation;
  return {
    ...decision,
    outcome,
    closed,
    withheld: explanation.withheld.map(({ kind, fields, ...rule }) => ({ what: inWords({ kind, fields }), ...rule })),
    altered: explanation.altered.map(({ tells, ...altered }) => ({ ...altered, tells: tells.map(inWords) })),
    neverAltered,
    neverExplained,
    earlierEvaluator: null,
    factsDestroyed: null,
  };
}

/** What an explanation says that stands on the stored decision alone. */
const EARLIER_EVALUATOR =
  'this was decided by an earlier version of the hub: it says what was decided then, and not what another party could change';

/**
 * A decision that another evaluator made, by what is stored of it alone: were its facts decided once more, the outcome
 * might be another than the one that was told.
 */
export function storedExplanation(
  decision: ExplainedDecision,
  { outcome, closed, withheld }: Decision,
  ruleText: (id: string) => RuleExplanation,
): ExplanationView {
  const told = {
    outcome,
    closed: closed.map(({ rule }) => ruleText(rule)),
    withheld: withheld.map(({ kind, fields, rule }) => ({ kind, fields, ...ruleText(rule) })),
    altered: [],
    neverAltered: NEVER_ALTERED,
    neverExplained: NEVER_EXPLAINED,
  };
  return { ...explanationView(decision, told), earlierEvaluator: EARLIER_EVALUATOR };
}

/** Facts do not go by themselves: without an erasure somebody who went round the hub took them away. */
const MISSING = 'the facts are missing, and no erasure in the log says why: tell the hub team';

/**
 * What is left to say of a decision whose facts are gone: that it was made, and by which rules.
 * @param erasedOn day of the erasure that destroyed them; `null` when there was none
 */
export function withoutFacts(decision: ExplainedDecision, erasedOn: CalendarDate | null): ExplanationView {
  return {
    ...decision,
    outcome: null,
    closed: [],
    withheld: [],
    altered: [],
    neverAltered: NEVER_ALTERED,
    neverExplained: NEVER_EXPLAINED,
    earlierEvaluator: null,
    factsDestroyed: erasedOn === null ? MISSING : `facts destroyed under retention on ${erasedOn}; the log says so`,
  };
}
