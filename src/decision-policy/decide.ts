import { checkFacts } from './facts/check-facts.js';
import type { Closing } from './compile/close-enquiry.js';
import { compileByDate } from './compile/compiled-ruleset.js';
import type { CompiledRuleset } from './compile/compiled-ruleset.js';
import { judgeForBoth } from './judge/judge-for-both.js';
import { NEXT_STEPS, PolicyFault } from './decision.js';
import type { Decide, Decision, ItemDecision, NextStepCode } from './decision.js';
import type { EnquiryFacts } from './facts/facts.js';
import { compileFieldGroups } from './compile/field-groups.js';
import { judgeForOne } from './judge/judge-for-one.js';
import type { Judged } from './judge/judge-for-one.js';
import { policyVersion } from './rulebook/policy-version.js';
import type { Sha256OfText } from './rulebook/policy-version.js';
import { rulebookOf } from './rulebook/rulebook.js';
import type { PolicyRule } from './rulebook/rulebook.js';
import { legalBasisOf, nextStepsOf, outcomeOf, stepsOfWhatWasTyped, withheldOf } from './judge/tell.js';

/** Version of this evaluator; it changes when the same facts and ruleset would give other bytes. */
export const EVALUATOR = '5';

/**
 * Makes the function that decides enquiries under one ruleset. What it returns is pure and total: it throws
 * `PolicyFault` and nothing else, when the facts do not parse or a rule throws, and the enquirer is then told that it
 * could not be checked. Throws at once when the ruleset is not well made (5.23, 5.24).
 */
export function createDecide(
  policy: readonly PolicyRule[],
  sha256: Sha256OfText,
  fieldGroupsOf = compileFieldGroups,
): Decide {
  // the version is that of the whole policy, of which rules about holders' own decisions are a part
  const rulesAt = compileByDate(rulebookOf(policy).enquiry, fieldGroupsOf);
  const version = policyVersion(policy, sha256);
  return (facts) => {
    try {
      checkFacts(facts);
      return combine(facts, rulesAt(facts.now), version);
    } catch (cause) {
      if (cause instanceof PolicyFault) throw cause;
      throw new PolicyFault('a rule could not be evaluated', { cause });
    }
  };
}

/** The combiner. Deny by default: an arm that does not return a release releases nothing. */
function combine(facts: EnquiryFacts, rules: CompiledRuleset, version: string): Decision {
  const judged = judge(rules, facts);
  const madeFor = facts.colleague === null ? 'ENQUIRER' : 'ENQUIRER_AND_COLLEAGUE';
  const stamp: Stamp = { derived: judged.derived, madeFor, policyVersion: version, evaluator: EVALUATOR };

  // A required input is missing: the enquiry answers `BAD_INPUT` before it comes here. Should it come, nothing goes out.
  const missing = rules.missing(facts.request);
  if (missing.length > 0) {
    const closed = missing.map(({ ruleId }) => ({ rule: ruleId, by: 'CALLER_GATE' as const }));
    return ended(facts, { outcome: 'REFUSED', closed, nextSteps: [] }, [], stamp);
  }

  // A gate, a conflict, an identity not confirmed, a relationship that is lacking, or a child not held: no item is decided.
  const closing = judged.close();
  if (closing !== null) return ended(facts, closing, [], stamp);

  // Every item is decided by itself. What is protected and not released is removed before anything else is computed.
  const decided = facts.items.map(judged.decideItem);
  const items = decided.map(({ decision }) => decision);
  const left = decided.filter(({ decision }) => !decision.removedFirst);

  // Nothing is left: the answer is the one that would be given if what was removed had never been held.
  if (left.length === 0) {
    const closingUnheld = judge(rules, asIfNotHeld(facts)).close();
    if (closingUnheld === null) throw new PolicyFault('no rule says what a child who is not held is answered');
    return ended(facts, closingUnheld, items, stamp);
  }

  // Something is left: what the enquirer is told is computed from that alone.
  const withheld = withheldOf(left);
  const spokenOf = judged.socialCareSpokenOf();
  const outcome = outcomeOf(left, rules, spokenOf && isAboutOneChild(facts));
  const nextSteps = nextStepsOf(facts, outcome, left, withheld);
  return {
    outcome,
    closed: [],
    items,
    withheld,
    nextSteps,
    legalBasis: legalBasisOf(left),
    socialCareSpokenOf: spokenOf,
    ...stamp,
  };
}

function judge(rules: CompiledRuleset, facts: EnquiryFacts): Judged {
  return facts.colleague === null ? judgeForOne(rules, facts) : judgeForBoth(rules, facts, facts.colleague);
}

/** A household or an adult is answered by plan state alone; no authority's silence is put in words. */
function isAboutOneChild({ subject }: EnquiryFacts): boolean {
  return subject.kind === 'CHILD' || subject.kind === 'UNBORN';
}

type Stamp = Pick<Decision, 'derived' | 'madeFor' | 'policyVersion' | 'evaluator'>;
type Ending = Pick<Closing, 'outcome' | 'closed' | 'nextSteps'>;

function ended(facts: EnquiryFacts, closing: Ending, items: readonly ItemDecision[], stamp: Stamp): Decision {
  // A gate stops information going out, never a concern coming in (5.14, 5.15, 5.18).
  const typed = stepsOfWhatWasTyped(facts, closing.closed);
  const steps = new Set<NextStepCode>([...typed, 'PHONE_DUTY_DESK', ...closing.nextSteps]);
  return {
    outcome: closing.outcome,
    closed: closing.closed,
    items,
    withheld: [],
    nextSteps: NEXT_STEPS.filter((step) => steps.has(step)),
    legalBasis: [],
    socialCareSpokenOf: false,
    ...stamp,
  };
}

/**
 * The facts as they would be without the child. Where a shield is what removed everything, "no record" would be
 * untrue and might be read as "no concern": such a child is answered as one whose identity awaits review.
 */
function asIfNotHeld(facts: EnquiryFacts): EnquiryFacts {
  const identity = facts.subject.shield === 'NONE' ? 'NOT_HELD' : 'NOT_CONFIRMED';
  const colleague = facts.colleague === null ? null : { ...facts.colleague, relationship: 'NONE' as const };
  return { ...facts, colleague, subject: { ...facts.subject, identity, relationship: 'NONE', shield: 'NONE' } };
}
