import type { Command } from 'commander';
import { z } from 'zod';
import type { ExplanationView } from '../../oversight/explanation-view.js';
import { NotAnswered } from '../enquiry/ask-hub.js';
import { AS, askPolicy, PROCESS, URL_FLAG, type PolicyFlags, type PolicySurroundings } from './ask-policy.js';
import { explanationText } from './explanation-text.js';

const RULE = 'rule text citation whoCouldChangeIt';
const EXPLAIN = `query Explain($id: ID!) { explain(decisionId: $id) {
  decisionId decidedAt policyVersion outcome closed { ${RULE} } withheld { what ${RULE} }
  altered { fact text by passes tells } neverAltered neverExplained earlierEvaluator factsDestroyed
} }`;
/** There is no such decision, or none that may be explained to who asks; the two are one answer. */
const NOTHING_TO_EXPLAIN = 8;

const ANSWER = z.object({
  explain: z.custom<ExplanationView>((value) => typeof value === 'object' && value !== null).nullable(),
});

/** `hub policy explain`: why a decision came out so, over HTTP, for who made it or may read it. */
export function registerExplain(policy: Command, surroundings: PolicySurroundings = PROCESS): void {
  policy
    .command('explain')
    .description('why a decision came out so, and what another party could change; it is itself recorded')
    .argument('<decision>', 'the id of the decision, from its receipt')
    .option(...AS)
    .option(...URL_FLAG)
    .option('--json', 'print the explanation as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 explained, 2 usage or BAD_INPUT, 3 no answer, 4 not signed in or not allowed, 5 could not check, 8 nothing that may be explained to you',
    )
    .action(async (decision: string, flags: PolicyFlags) => {
      const question = { query: EXPLAIN, variables: { id: decision }, answer: ANSWER };
      const { explain } = await askPolicy(flags, surroundings, question);
      if (explain === null) {
        throw new NotAnswered('there is no decision of this id that may be explained to you', NOTHING_TO_EXPLAIN);
      }
      surroundings.out(flags.json === true ? `${JSON.stringify(explain, null, 2)}\n` : explanationText(explain));
    });
}
