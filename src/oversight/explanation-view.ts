import { NEVER_ALTERED, NEVER_EXPLAINED, type Explanation } from '../decision-policy/explain-decision.js';
import type { RuleExplanation } from '../decision-policy/explain.js';
import { inWords } from '../release/withheld.js';
import type { CalendarDate } from '../shared/calendar-date.js';

/** Why one decision came out so, in words for people. */
export interface ExplanationView {
  readonly decisionId: string;
  readonly decidedAt: string;
  /** The rules that decided, and by which this is explained. */
  readonly policyVersion: string;
  /** `null` once the facts were destroyed. */
  readonly outcome: string | null;
  readonly closed: readonly RuleExplanation[];
  readonly withheld: readonly WithholdingInWords[];
  readonly altered: readonly AlteredFactInWords[];
  readonly neverAltered: string;
  readonly neverExplained: string;
  /** Says so once retention destroyed the facts; else `null`. */
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
    factsDestroyed: null,
  };
}

/**
 * What is left to say of a decision whose facts were destroyed under retention: that it was made, and by which rules.
 * @param today the day by which they were destroyed
 */
export function withoutFacts(decision: ExplainedDecision, today: CalendarDate): ExplanationView {
  return {
    ...decision,
    outcome: null,
    closed: [],
    withheld: [],
    altered: [],
    neverAltered: NEVER_ALTERED,
    neverExplained: NEVER_EXPLAINED,
    factsDestroyed: `facts destroyed under retention on or before ${today}`,
  };
}
