import type { Command } from 'commander';
import { z } from 'zod';
import { writeWholeFile } from '../persistence/whole-file.js';
import { OPENED_SLOTS } from '../release/receipt-in-log.js';
import { NOT_ANSWERED, NotAnswered } from './enquiry/ask-hub.js';
import { AS, askPolicy, PROCESS, URL_FLAG, type PolicyFlags, type PolicySurroundings } from './policy/ask-policy.js';

const RECEIPT = `query Receipt($id: ID!) { receipt(decisionId: $id) {
  origin decisionId decidedAt policyVersion leafHash signature index leaf proof openings { slot salt value } } }`;

const ANSWER = z.object({
  receipt: z
    .object({
      origin: z.string(),
      decisionId: z.string(),
      decidedAt: z.string(),
      policyVersion: z.string(),
      leafHash: z.string(),
      signature: z.string(),
      index: z.number().nullable(),
      leaf: z.string().nullable(),
      proof: z.string().nullable(),
      openings: z.array(z.object({ slot: z.enum(OPENED_SLOTS), salt: z.string(), value: z.string() })),
    })
    .nullable(),
});

/** No decision of this caller's has that id. */
const NO_RECEIPT = 8;

interface ReceiptFlags extends PolicyFlags {
  readonly out?: string;
}

/** What the command writes beside its file. */
export interface ReceiptSurroundings extends PolicySurroundings {
  readonly err: (text: string) => void;
}

const AT_A_TERMINAL: ReceiptSurroundings = { ...PROCESS, err: (text) => void process.stderr.write(text) };

/** `hub receipt`: the receipt of one's own decision, to be kept, handed on and checked with `hub log proof`. */
export function register(program: Command, surroundings: ReceiptSurroundings = AT_A_TERMINAL): void {
  program
    .command('receipt <decision>')
    .description('the receipt of your own decision, with the proof that it is in the log')
    .option(...AS)
    .option(...URL_FLAG)
    .option('--out <file>', 'write it there, for you alone to read; by default it is printed')
    .addHelpText(
      'after',
      '\nIt opens what you stated about yourself and the outcome: whoever has the file reads that. Entries of `openings` may be' +
        '\nremoved before you hand it on; what is left is proved all the same.' +
        '\nIt proves your own side alone: it does not show which child it was about, nor what was released.' +
        '\nFetch it before a rule of retention destroys the record: from then on nothing opens the leaf any more.' +
        '\nCheck it with `hub log proof`.' +
        '\nExit codes: 0 given, 2 usage, 3 no answer, 4 not signed in, 5 could not check, 6 too many, 8 no such decision of yours',
    )
    .action((decision: string, flags: ReceiptFlags) => give(decision, flags, surroundings));
}

async function give(id: string, flags: ReceiptFlags, surroundings: ReceiptSurroundings): Promise<void> {
  const question = { query: RECEIPT, variables: { id }, answer: ANSWER };
  const { receipt } = await askPolicy(flags, surroundings, question);
  if (receipt === null) throw new NotAnswered('no decision of yours has this id', NO_RECEIPT);
  const text = `${JSON.stringify(receipt, null, 2)}\n`;
  if (flags.out === undefined) surroundings.out(text);
  else await writeWholeFile(flags.out, text).catch(() => cannotBeWritten(flags.out ?? ''));
  if (receipt.proof === null) {
    surroundings.err('no signed head covers it yet: this is the signed promise; ask again in a minute for the proof\n');
  }
}

function cannotBeWritten(file: string): never {
  throw new NotAnswered(`the file \`${file}\` cannot be written`, NOT_ANSWERED.USAGE);
}
