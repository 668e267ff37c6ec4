import type { RuleExplanation } from '../../decision-policy/explain/explain.js';
import type { AlteredFactInWords, ExplanationView } from '../../oversight/explanation-view.js';

/** An explanation as a person reads it. */
export function explanationText(explanation: ExplanationView): string {
  const { decisionId, decidedAt, policyVersion, outcome, earlierEvaluator, factsDestroyed } = explanation;
  return [
    `decision ${decisionId} of ${decidedAt}, under policy ${policyVersion}`,
    factsDestroyed ?? `outcome ${outcome ?? ''}`,
    ...(earlierEvaluator === null ? [] : [earlierEvaluator]),
    ...part(
      'ENDED BY',
      explanation.closed.flatMap((rule) => [`  ${rule.text}`, ...underRule(rule)]),
    ),
    ...part(
      'WITHHELD',
      explanation.withheld.flatMap((rule) => [`  ${rule.what}: ${rule.text}`, ...underRule(rule)]),
    ),
    ...part('WHAT ANOTHER PARTY COULD SUPPLY', explanation.altered.flatMap(altered)),
    '',
    explanation.neverAltered,
    explanation.neverExplained,
    '',
  ].join('\n');
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function underRule({ rule, citation, whoCouldChangeIt }: RuleExplanation): readonly string[] {
  return [`    ${rule}; ${citation}`, `    who could change it: ${whoCouldChangeIt}`];
}

function altered({ text, by, passes, tells }: AlteredFactInWords): readonly string[] {
  return [
    `  if ${text} (${by})`,
    ...passes.map((rule) => `    this would no longer end the enquiry: ${rule}`),
    ...tells.map((what) => `    this would be told: ${what}`),
  ];
}
