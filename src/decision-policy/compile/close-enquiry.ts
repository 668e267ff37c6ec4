import { openOnUnknown } from './ability.js';
import { byId } from '../rulebook/by-id.js';
import { compileConditions } from '../rulebook/conditions.js';
import type { Closed, NextStepCode } from '../decision.js';
import type { CloseRule, EnquirySubject } from '../rulebook/rule.js';
import type { EnquiryOutcome } from '../facts/vocabulary.js';

/** How an enquiry ended before its items. */
export interface Closing {
  readonly outcome: EnquiryOutcome;
  readonly stage: CloseRule['stage'];
  /** As it is recorded and told. */
  readonly closed: readonly Closed[];
  readonly nextSteps: readonly NextStepCode[];
  /** Ids of the rules that really closed, those that are shown as another included; for oversight and tests. */
  readonly grounds: readonly string[];
}

/** The first stage at which anything closes, or `null` when the items are to be decided. */
export type CloseEnquiry = (subject: EnquirySubject) => Closing | null;

/**
 * Compiles the closing rules. Stages are passed in order and the first that closes ends it: a later stage depends on
 * the child, and what stands before it must be answered alike for every child. Within a stage every rule that matches
 * is recorded, by id, and the first gives the outcome.
 */
export function compileClosings(rules: readonly CloseRule[]): CloseEnquiry {
  const stages = [1, 2, 3, 4, 5, 6].map((stage) =>
    rules
      .filter((rule) => rule.stage === stage)
      .sort(byId)
      .map((rule) => ({ rule, closes: compileClosing(rule) })),
  );
  return (subject) => {
    for (const stage of stages) {
      const closing = stage.filter(({ closes }) => closes(subject)).map(({ rule }) => rule);
      const [first] = closing;
      if (first !== undefined) return closingOf(first, closing);
    }
    return null;
  };
}

function compileClosing(rule: CloseRule): (subject: EnquirySubject) => boolean {
  const open = openOnUnknown(rule.when, false);
  if (open !== null) throw new Error(`rule \`${rule.id}\` would open when \`${open}\` is not known`);
  const matches = compileConditions(rule.when);
  const lifts = rule.liftedBy.map((lift) => compileConditions(lift.when));
  return (subject) => matches(subject) && !lifts.some((lifted) => lifted(subject));
}

function closingOf(first: CloseRule, closing: readonly CloseRule[]): Closing {
  const shown = new Map(
    closing.map((rule) => [rule.shownAs ?? rule.id, { rule: rule.shownAs ?? rule.id, by: rule.by }]),
  );
  return {
    outcome: first.outcome,
    stage: first.stage,
    closed: [...shown.values()],
    nextSteps: closing.flatMap((rule) => rule.nextSteps),
    grounds: closing.map((rule) => rule.id),
  };
}
