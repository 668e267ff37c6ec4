import { NOTHING_PERMITS } from '../rulebook/rule.js';
import type { Mender, Rule, Ruleset } from '../rulebook/rule.js';

/** A rule in words that may be told to the enquirer. */
export interface RuleExplanation {
  readonly rule: string;
  readonly text: string;
  readonly citation: string;
  /** What another party could supply. Never what to type: purpose, concern and ground are no advice of the hub's. */
  readonly whoCouldChangeIt: string;
}

const MENDER_TEXT: Readonly<Record<Mender, string>> = {
  HOLDER: 'whoever holds the information, by asking for consent or by their own judgement',
  SOCIAL_CARE: "the authority's social care",
  HUB_TEAM: 'the hub team, by phone at any hour',
  LATER: 'nobody at once; limits count the last hour or the last 24 hours',
  NOBODY: 'whoever holds the information can decide to share it when you ask them',
};

/**
 * Explains one rule by its id. An id that the ruleset does not have is explained as `nothing-permits`: no permission
 * was found, which is all that can be said of it.
 */
export function createExplainRule(ruleset: Ruleset): (id: string) => RuleExplanation {
  const explanations = new Map(ruleset.map((rule) => [rule.id, explain(rule)]));
  return (id) =>
    explanations.get(id) ?? {
      rule: NOTHING_PERMITS,
      text: 'no rule gives this to your post for this enquiry',
      citation: '5.153',
      whoCouldChangeIt: MENDER_TEXT.NOBODY,
    };
}

function explain(rule: Rule): RuleExplanation {
  return {
    rule: rule.id,
    text: rule.text,
    citation: rule.citations.join(', '),
    whoCouldChangeIt: whoCouldChange(rule),
  };
}

function whoCouldChange(rule: Rule): string {
  switch (rule.effect) {
    case 'close':
      return rule.mend;
    case 'forbid':
    case 'liftable':
      return MENDER_TEXT[rule.mendedBy];
    case 'require':
      return 'the enquiry as it is typed';
    case 'gateway':
    case 'permit':
      return MENDER_TEXT.NOBODY;
  }
}
