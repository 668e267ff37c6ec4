import type { Rule } from './rule.js';

/**
 * First day of a rule that is written down and not in force, because no day has been set for it. Setting a real one makes
 * another ruleset, which has to be activated like any other.
 */
export const NOT_COMMENCED = '9999-12-31';

/** Whether a day has been set on which the rule comes into force. */
export function isCommenced({ since }: Pick<Rule, 'since'>): boolean {
  return since !== NOT_COMMENCED;
}
