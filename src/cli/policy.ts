import type { Command } from 'commander';
import { SHIPPED_POLICY } from '../compose/shipped-policy.js';
import { registerApprove } from './policy/approve.js';
import { registerExplain } from './policy/explain.js';
import { registerList } from './policy/list.js';
import { registerPropose } from './policy/propose.js';
import { registerProposals } from './policy/proposals.js';
import { registerRehearse } from './policy/rehearse.js';

/** `hub policy`: the rules for people and for machines, why they decided so, and how they are changed. */
export function register(program: Command): void {
  const policy = program.command('policy').description('the rules by which the hub decides');
  registerList(policy);
  policy
    .command('emit')
    .description('all rules as canonical JSON; its SHA-256 is the version that receipts name')
    .action(() => {
      process.stdout.write(SHIPPED_POLICY.ruleset);
      process.stderr.write(`version ${SHIPPED_POLICY.version}\n`);
    });
  registerExplain(policy);
  registerRehearse(policy);
  registerPropose(policy);
  registerProposals(policy);
  registerApprove(policy);
}
