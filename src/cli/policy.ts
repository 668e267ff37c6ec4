import { Option, type Command } from 'commander';
import { createHash } from 'node:crypto';
import { LEGAL_BASES } from '../decision-policy/legal-basis.js';
import { canonicalRuleset, policyVersion } from '../decision-policy/policy-version.js';
import { STEPS, type Rule } from '../decision-policy/rule.js';
import { RULESET } from '../decision-policy/ruleset.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** `hub policy`: the rules that this hub was built with, for people and for machines. */
export function register(program: Command): void {
  const policy = program.command('policy').description('the rules by which the hub decides');
  policy
    .command('list')
    .description('every rule in plain words, with its citation, legal basis and first day in force')
    .addOption(new Option('--step <step>', 'one step of a decision').choices(STEPS))
    .option('--json', 'print as JSON')
    .action(({ step, json }: { readonly step?: string; readonly json?: true }) => {
      const rules = RULESET.filter((rule) => step === undefined || rule.step === step);
      const text = json === true ? JSON.stringify(rules, null, 2) : listed(rules, policyVersion(RULESET, sha256));
      process.stdout.write(`${text}\n`);
    });
  policy
    .command('emit')
    .description('the ruleset as canonical JSON; its SHA-256 is the version that receipts name')
    .action(() => {
      process.stdout.write(canonicalRuleset(RULESET));
      process.stderr.write(`version ${policyVersion(RULESET, sha256)}\n`);
    });
}

/** The rules as a person reads them, by the steps of a decision. */
export function listed(rules: readonly Rule[], version: string): string {
  const parts = STEPS.flatMap((step) => {
    const ofStep = rules.filter((rule) => rule.step === step);
    return ofStep.length === 0 ? [] : [step.toUpperCase(), ...ofStep.flatMap(described), ''];
  });
  return [`policy version ${version}`, '', ...parts].join('\n').trimEnd();
}

const EFFECTS: Readonly<Record<Rule['effect'], string>> = {
  require: 'demands an input',
  close: 'ends the enquiry',
  gateway: 'carries in law',
  permit: 'lets out',
  forbid: 'keeps in, always',
  liftable: 'keeps in, unless a ground is stated',
};

function described(rule: Rule): readonly string[] {
  const until = rule.until === null ? '' : ` until ${rule.until}`;
  return [
    `  ${rule.text}`,
    `    ${rule.id}: ${EFFECTS[rule.effect]}; ${rule.citations.join('; ')}; in force since ${rule.since}${until}`,
    ...(rule.effect === 'gateway'
      ? rule.legalBasis.map(
          (code) => `    carried by ${code}: ${LEGAL_BASES[code].text} (${LEGAL_BASES[code].citation})`,
        )
      : []),
  ];
}
