import type { Command } from 'commander';
import { z } from 'zod';
import {
  AS,
  askPolicy,
  EXIT_CODES_TEXT,
  PROCESS,
  readDraftFile,
  URL_FLAG,
  type PolicyFlags,
  type PolicySurroundings,
} from './ask-policy.js';
import { PROPOSAL, PROPOSAL_FIELDS, proposalText } from './proposals.js';

const PROPOSE = `mutation Propose($draft: String!, $note: String!) {
  proposePolicy(draft: $draft, note: $note) { ${PROPOSAL_FIELDS} } }`;
const ANSWER = z.object({ proposePolicy: PROPOSAL });

interface ProposeFlags extends PolicyFlags {
  readonly draft: string;
  readonly note: string;
}

/** `hub policy propose`: lets a draft wait for approval. */
export function registerPropose(policy: Command, surroundings: PolicySurroundings = PROCESS): void {
  policy
    .command('propose')
    .description('propose a policy; it waits for two people of different organisations, neither of them you')
    .requiredOption('--draft <file>', 'rules as JSON, as `hub policy emit` prints them')
    .requiredOption('--note <text>', 'why it should change, for those who approve it')
    .option(...AS)
    .option(...URL_FLAG)
    .option('--json', 'print as JSON')
    .addHelpText('after', EXIT_CODES_TEXT)
    .action(async (flags: ProposeFlags) => {
      const draft = await readDraftFile(flags.draft);
      const { proposePolicy } = await askPolicy(flags, surroundings, {
        query: PROPOSE,
        variables: { draft, note: flags.note },
        answer: ANSWER,
      });
      const { version } = proposePolicy;
      const text = `${proposalText(proposePolicy)}\n\nto approve it: hub policy approve ${version}`;
      surroundings.out(`${flags.json === true ? JSON.stringify(proposePolicy, null, 2) : text}\n`);
    });
}
