import { Option, type Command } from 'commander';
import { goldenCasesOfRule } from '../../compose/golden-cases.js';
import { SHIPPED_POLICY, SHIPPED_RULEBOOK } from '../../compose/shipped-policy.js';
import { rulesOf } from '../../decision-policy/rulebook/rulebook.js';
import { STEPS } from '../../decision-policy/rulebook/rule.js';
import { listed } from './listed-rules.js';

interface ListFlags {
  readonly step?: string;
  readonly json?: true;
}

/** `hub policy list`: what this hub was built with. What another version said, the `policy` query tells. */
export function registerList(policy: Command): void {
  policy
    .command('list')
    .description('every rule in plain words, with citation, legal basis, days in force and golden cases')
    .addOption(new Option('--step <step>', 'one step of a decision').choices([...STEPS, 'sharing']))
    .option('--json', 'print as JSON')
    .action(({ step, json }: ListFlags) => {
      const rules = rulesOf(SHIPPED_RULEBOOK)
        .filter((rule) => step === undefined || rule.step === step)
        .map((rule) => ({ ...rule, goldenCases: goldenCasesOfRule(rule) }));
      const text = json === true ? JSON.stringify(rules, null, 2) : listed(rules, SHIPPED_POLICY.version);
      process.stdout.write(`${text}\n`);
    });
}
