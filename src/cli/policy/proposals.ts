import type { Command } from 'commander';
import { z } from 'zod';
import {
  AS,
  askPolicy,
  EXIT_CODES_TEXT,
  PROCESS,
  URL_FLAG,
  type PolicyFlags,
  type PolicySurroundings,
} from './ask-policy.js';

const PARTY = z.object({ id: z.string(), name: z.string() });
/** A proposal as the hub tells it. */
export const PROPOSAL = z.object({
  id: z.string(),
  version: z.string(),
  ofThisBuild: z.boolean(),
  proposedBy: PARTY,
  organisation: PARTY,
  proposedAt: z.string(),
  note: z.string(),
  approvals: z.array(z.object({ practitioner: PARTY, organisation: PARTY, approvedAt: z.string() })),
  changes: z.array(
    z.object({
      id: z.string(),
      change: z.enum(['ADDED', 'REMOVED', 'CHANGED']),
      inForce: z.string().nullable(),
      proposed: z.string().nullable(),
    }),
  ),
});
export type ToldProposal = z.infer<typeof PROPOSAL>;

/** Its fields in the names of the schema. */
export const PROPOSAL_FIELDS = `id version ofThisBuild proposedBy { id name } organisation { id name } proposedAt note
  approvals { practitioner { id name } organisation { id name } approvedAt }
  changes { id change inForce proposed }`;

const ANSWER = z.object({ policyProposals: z.array(PROPOSAL) });

/** Policies that wait, oldest first. Throws `NotAnswered`. */
export async function waiting(flags: PolicyFlags, surroundings: PolicySurroundings): Promise<readonly ToldProposal[]> {
  const query = `query Waiting { policyProposals { ${PROPOSAL_FIELDS} } }`;
  return (await askPolicy(flags, surroundings, { query, variables: {}, answer: ANSWER })).policyProposals;
}

/** `hub policy proposals`: what waits for approval. */
export function registerProposals(policy: Command, surroundings: PolicySurroundings = PROCESS): void {
  policy
    .command('proposals')
    .description('policies that wait for two people of different organisations')
    .option(...AS)
    .option(...URL_FLAG)
    .option('--json', 'print as JSON')
    .addHelpText('after', EXIT_CODES_TEXT)
    .action(async (flags: PolicyFlags) => {
      const proposals = await waiting(flags, surroundings);
      const text = proposals.length === 0 ? 'no policy waits' : proposals.map(proposalText).join('\n\n');
      surroundings.out(`${flags.json === true ? JSON.stringify(proposals, null, 2) : text}\n`);
    });
}

/** What becomes of the hub that answers once such a policy is in force. */
const OF_ANOTHER_BUILD = [
  'CAUTION: this hub was built with another policy. Once this one is in force, this hub decides by its own for 15',
  'minutes and is then no longer ready; in production only a build that has this policy starts. Approve it only when',
  'such a build is at hand; never one that no build has.',
];

/** A proposal as a person reads it: who, why, and every rule that it changes, whole. */
export function proposalText(proposal: ToldProposal): string {
  const { version, ofThisBuild, proposedBy, organisation, proposedAt, note, approvals, changes } = proposal;
  return [
    `policy ${version}`,
    `  proposed by ${proposedBy.name}, ${organisation.name}, on ${proposedAt.slice(0, 10)}`,
    `  ${note}`,
    ...approvals.map(
      ({ practitioner, organisation: of, approvedAt }) =>
        `  approved by ${practitioner.name}, ${of.name}, on ${approvedAt.slice(0, 10)}`,
    ),
    ...(ofThisBuild ? [] : OF_ANOTHER_BUILD.map((line) => `  ${line}`)),
    ...(changes.length === 0 ? ['  it changes no rule of the policy in force'] : changes.flatMap(changeText)),
  ]
    .map(seen)
    .join('\n');
}

function changeText({ id, change, inForce, proposed }: ToldProposal['changes'][number]): readonly string[] {
  return [
    `  ${change.toLowerCase()} ${id}`,
    ...(inForce === null ? [] : [`    - ${inForce}`]),
    ...(proposed === null ? [] : [`    + ${proposed}`]),
  ];
}

/** What no terminal shows, or obeys instead of showing, as its escape. */
function seen(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`);
}
