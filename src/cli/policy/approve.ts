import type { Command } from 'commander';
import { z } from 'zod';
import { NOT_ANSWERED, NotAnswered } from '../enquiry/ask-hub.js';
import {
  AS,
  askPolicy,
  EXIT_CODES_TEXT,
  PROCESS,
  URL_FLAG,
  type PolicyFlags,
  type PolicySurroundings,
} from './ask-policy.js';
import { PROPOSAL, PROPOSAL_FIELDS, proposalText, waiting } from './proposals.js';

const APPROVE = `mutation Approve($version: String!) {
  approvePolicy(version: $version) { state decisionId proposal { ${PROPOSAL_FIELDS} } } }`;
const ANSWER = z.object({
  approvePolicy: z.object({
    state: z.enum(['FIRST_APPROVAL', 'IN_FORCE']),
    decisionId: z.string().nullable(),
    proposal: PROPOSAL,
  }),
});

/** `hub policy approve`: the second approval puts a policy in force. Signs in again for the proposal. */
export function registerApprove(policy: Command, surroundings: PolicySurroundings = PROCESS): void {
  policy
    .command('approve')
    .description('approve a policy that waits, signing in again for it; the second approval puts it in force')
    .argument('<version>', 'its version, or the beginning of it, see `hub policy proposals`')
    .option(...AS)
    .option(...URL_FLAG)
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      `\nWith HUB_TOKEN the token itself must be of a sign-in for the id of the proposal.${EXIT_CODES_TEXT}`,
    )
    .action(async (begun: string, flags: PolicyFlags) => {
      const found = await proposalOf(begun, flags, surroundings);
      const { id, version } = found;
      // what is approved is said before it is
      if (flags.json !== true) surroundings.out(`${proposalText(found)}\n\n`);
      const { approvePolicy } = await askPolicy(flags, surroundings, {
        query: APPROVE,
        variables: { version },
        answer: ANSWER,
        stepUpFor: id,
      });
      const text = approvedText(approvePolicy);
      surroundings.out(`${flags.json === true ? JSON.stringify(approvePolicy, null, 2) : text}\n`);
    });
}

function approvedText({ state, decisionId, proposal }: z.infer<typeof ANSWER>['approvePolicy']): string {
  if (state === 'FIRST_APPROVAL') return 'it waits for the approval of somebody of another organisation';
  const inForce = `it is in force; it stands in the log as decision ${decisionId ?? ''}`;
  return proposal.ofThisBuild
    ? inForce
    : `${inForce}\nthis hub was built with another and decides by that for 15 minutes: start the build that has this policy now`;
}

async function proposalOf(begun: string, flags: PolicyFlags, surroundings: PolicySurroundings) {
  const [found, ...others] = (await waiting(flags, surroundings)).filter(({ version }) => version.startsWith(begun));
  if (found === undefined) throw new NotAnswered('no policy of this version waits', NOT_ANSWERED.USAGE);
  if (others.length > 0) throw new NotAnswered('several policies that wait begin so', NOT_ANSWERED.USAGE);
  return found;
}
