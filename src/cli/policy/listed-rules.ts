import type { GoldenCasesOfRule } from '../../compose/golden-cases.js';
import { toldConditions } from '../../decision-policy/explain/told-conditions.js';
import { LEGAL_BASES, type LegalBasisCode } from '../../decision-policy/legal-basis.js';
import { isCommenced } from '../../decision-policy/rulebook/not-commenced.js';
import type { PolicyRule } from '../../decision-policy/rulebook/rulebook.js';
import type { RawConditions } from '../../decision-policy/rulebook/conditions.js';
import { STEPS, type Lift } from '../../decision-policy/rulebook/rule.js';
import { fieldsInWords } from '../../release/fields-in-words.js';

export type ListedRule = PolicyRule & { readonly goldenCases: GoldenCasesOfRule };

/**
 * The rules as a person reads them, by the steps of a decision; those about holders' own decisions last.
 * @param standing whether they are in force, and who says so
 */
export function listed(rules: readonly ListedRule[], version: string, standing: string): string {
  const parts = [...STEPS, 'sharing' as const].flatMap((step) => {
    const ofStep = rules.filter((rule) => rule.step === step);
    return ofStep.length === 0 ? [] : [HEADINGS[step] ?? step.toUpperCase(), ...ofStep.flatMap(described), ''];
  });
  return [`policy version ${version}`, standing, '', ...parts].join('\n').trimEnd();
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
    `    applies ${where(rule.when)}`,
    ...('fields' in rule ? [`    touches ${fieldsInWords(rule.fields).join('; ')}`] : []),
    ...('lacking' in rule ? [`    is not met ${where(rule.lacking)}`] : []),
    ...('against' in rule ? [`    is broken ${where(rule.against)}`] : []),
    ...(rule.effect === 'gateway'
      ? [...rule.legalBasis.map((code) => `    carried by ${basis(code)}`), `    commencement: ${rule.commencement}`]
      : []),
    ...('liftedBy' in rule ? rule.liftedBy.flatMap(lift) : []),
    ...rule.goldenCases.decides.map((name) => `    decides: ${name}`),
    ...rule.goldenCases.nearlyDecides.map((name) => `    nearly decides: ${name}`),
  ];
}

function lift({ ground, citations, when, legalBasis }: Lift): readonly string[] {
  return [
    `    lifted by: ${[ground, ...citations].join('; ')}; ${where(when)}`,
    ...legalBasis.map((code) => `      on ${basis(code)}`),
  ];
}

function where(conditions: RawConditions): string {
  const told = toldConditions(conditions);
  return told.length === 0 ? 'always' : `where ${told.join('; ')}`;
}

function basis(code: LegalBasisCode): string {
  // the policy in force may be that of another build
  const known = new Map(Object.entries(LEGAL_BASES)).get(code);
  return known === undefined ? code : `${code}: ${known.text} (${known.citation})`;
}

function inForce(rule: ListedRule): string {
  if (!isCommenced(rule)) return 'not in force, since it is not known to have commenced';
  return `in force since ${rule.since}${rule.until === null ? '' : ` until ${rule.until}`}`;
}
