import type { SharingRuleset } from './sharing-rule.js';

/** What people are told about a rule of holders' decisions. Throws on a rule that the ruleset does not have. */
export function createExplainSharingRule(
  ruleset: SharingRuleset,
): (rule: string) => { readonly text: string; readonly citation: string } {
  const texts = new Map(ruleset.map(({ id, text, citations }) => [id, { text, citation: citations.join(', ') }]));
  return (rule) => {
    const told = texts.get(rule);
    if (told === undefined) throw new Error('a judgement names a rule that is not there');
    return told;
  };
}
