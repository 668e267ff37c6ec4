import type { GoldenCasesOfRule } from '../../compose/golden-cases.js';
import { LEGAL_BASES } from '../../decision-policy/legal-basis.js';
import { isCommenced } from '../../decision-policy/rulebook/not-commenced.js';
import type { PolicyRule } from '../../decision-policy/rulebook/rulebook.js';
import { STEPS } from '../../decision-policy/rulebook/rule.js';

export type ListedRule = PolicyRule & { readonly goldenCases: GoldenCasesOfRule };

/** The rules as a person reads them, by the steps of a decision; those about holders' own decisions last. */
export function listed(rules: readonly ListedRule[], version: string): string {
  const parts = [...STEPS, 'sharing' as const].flatMap((step) => {
    const ofStep = rules.filter((rule) => rule.step === step);
    return ofStep.length === 0 ? [] : [HEADINGS[step] ?? step.toUpperCase(), ...ofStep.flatMap(described), ''];
  });
  return [`policy version ${version}`, '', ...parts].join('\n').trimEnd();
}

const HEADINGS: Readonly<Record<string, string>> = { sharing: 'SHARING: DECISIONS THAT HOLDERS MAKE THEMSELVES' };

const EFFECTS: Readonly<Record<PolicyRule['effect'], string>> = {
  require: 'demands an input',
  close: 'ends the enquiry',
  gateway: 'carries in law',
  permit: 'lets out',
  forbid: 'keeps in, always',
  liftable: 'keeps in, unless a ground is stated',
  refuse: 'lets such a result be none',
  task: 'gives something to do',
};

function described(rule: ListedRule): readonly string[] {
  return [
    `  ${rule.text}`,
    `    ${rule.id}: ${EFFECTS[rule.effect]}; ${rule.citations.join('; ')}; ${inForce(rule)}`,
    ...(rule.effect === 'gateway'
      ? [
          ...rule.legalBasis.map(
            (code) => `    carried by ${code}: ${LEGAL_BASES[code].text} (${LEGAL_BASES[code].citation})`,
          ),
          `    commencement: ${rule.commencement}`,
        ]
      : []),
    ...rule.goldenCases.decides.map((name) => `    decides: ${name}`),
    ...rule.goldenCases.nearlyDecides.map((name) => `    nearly decides: ${name}`),
  ];
}

function inForce(rule: ListedRule): string {
  if (!isCommenced(rule)) return 'not in force, since it is not known to have commenced';
  return `in force since ${rule.since}${rule.until === null ? '' : ` until ${rule.until}`}`;
}
