import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { ENVIRONMENT, readConfig } from '../config.js';
import { dateInEngland } from '../date-in-england.js';
import type { EnquiryInput } from '../enquiry/enquiry-input.js';
import { personaToken } from '../identity/development/persona-token.js';
import { answerText, phoneLines } from './enquiry/answer-text.js';
import { askHub, NOT_ANSWERED, NotAnswered } from './enquiry/ask-hub.js';
import { addEnquiryFlags, inputOfFlags, namesSomebody, type EnquiryFlags } from './enquiry/enquiry-flags.js';
import { examplesOfTown } from './enquiry/examples-of-town.js';
import { askSubject, inputOnStdin, type SubjectKind } from './enquiry/typed-subject.js';
import { issuersOf, SIGN_INS, type Environment } from './sign-ins.js';

type Flags = EnquiryFlags & {
  readonly as?: string;
  readonly url?: string;
  readonly example?: string;
  readonly stdin?: true;
  readonly stepUp?: true;
  readonly json?: true;
};

/** What the command reads beside its flags. */
export interface EnquireSurroundings {
  readonly environment: Environment;
  readonly stdin: NodeJS.ReadStream;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const PROCESS: EnquireSurroundings = {
  environment: ENVIRONMENT,
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
};

/** `hub enquire`: one enquiry over HTTP, printed as a person would read it. */
export function register(program: Command, surroundings: EnquireSurroundings = PROCESS): void {
  const command = program
    .command('enquire')
    .description('make one enquiry over HTTP; who it is about comes by prompt, stdin or example')
    .option('--as <persona>', 'a demo persona, see `hub personas`; else the token in HUB_TOKEN')
    .option('--url <url>', 'the hub; by default the one of this machine')
    .option('--example <name>', 'one of the examples of the persona; flags change parts of it')
    .option('--stdin', 'read the input of `enquire`, or parts of it, as JSON')
    .option('--step-up', 'sign in again for this one request')
    .option('--json', 'print the answer as JSON');
  addEnquiryFlags(command)
    .addHelpText(
      'after',
      '\nIdentifiers stand on the command line only for test people, with an NHS number beginning 9.' +
        '\nExit codes: 0 answered, 2 usage or BAD_INPUT, 3 no answer, 4 not signed in, 5 could not check, 6 too many, 7 request id spent',
    )
    .action(async (flags: Flags) => {
      try {
        const { input, stepUp } = await inputOf(flags, surroundings);
        const token = await tokenOf(flags, stepUp ? input.requestId : null, surroundings.environment);
        const answer = await askHub(hubUrl(flags, surroundings.environment), token, input);
        surroundings.out(flags.json === true ? `${JSON.stringify(answer, null, 2)}\n` : answerText(answer));
      } catch (fault) {
        // whom to phone stands beside the error, because a failed enquiry is when it is needed
        if (fault instanceof NotAnswered) for (const line of whomToPhone(fault)) surroundings.err(`${line}\n`);
        throw fault;
      }
    });
}

/** A hub that is away gives no numbers. */
function whomToPhone({ phoneNow, exitCode }: NotAnswered): readonly string[] {
  return exitCode === NOT_ANSWERED.UNAVAILABLE ? [PHONE_DUTY_DESK] : phoneLines(phoneNow);
}

const PHONE_DUTY_DESK = 'do not wait: phone your duty desk, and 999 if a child is in danger';

async function inputOf(
  flags: Flags,
  { environment, stdin }: EnquireSurroundings,
): Promise<{ readonly input: EnquiryInput; readonly stepUp: boolean }> {
  if (namesSomebody(flags)) {
    throw usage('a command line is seen by others: only test people, with an NHS number beginning 9, may stand on it');
  }
  const example = flags.example === undefined ? null : await exampleOf(flags, environment);
  const given = flags.stdin === true ? await inputOnStdin(stdin).catch(asUsage) : {};
  const merged: Record<string, unknown> = {
    requestId: randomUUID(),
    ...example?.input,
    ...given,
    ...inputOfFlags(flags),
  };
  if (merged['subject'] === undefined) {
    if (!stdin.isTTY)
      throw usage('whom is it about? give --example, --stdin or a test number, or answer at a terminal');
    const subject = await askSubject(flags['about'] as SubjectKind, stdin, process.stderr);
    return { input: { ...merged, subject } as unknown as EnquiryInput, stepUp: flags.stepUp === true };
  }
  // what is missing is said by the hub, in the names of the schema
  return { input: merged as unknown as EnquiryInput, stepUp: flags.stepUp ?? example?.stepUp ?? false };
}

async function exampleOf(flags: Flags, environment: Environment) {
  if (flags.as === undefined) throw usage('--example needs --as');
  const examples = await examplesOfTown(flags.as, readConfig(environment).dataDirectory, dateInEngland(new Date()));
  const example = examples.find(({ name }) => name === flags.example);
  if (example !== undefined) return example;
  const names = examples.map(({ name }) => `\`${name}\``).join(', ');
  throw usage(names === '' ? 'this persona has no examples' : `no such example; there are ${names}`);
}

/** The access token of a persona, or the one in `HUB_TOKEN`. Throws `NotAnswered`. */
export async function tokenOf(
  { as }: Pick<Flags, 'as'>,
  stepUpFor: string | null,
  environment: Environment,
): Promise<string> {
  if (as === undefined) {
    const token = environment['HUB_TOKEN'] ?? '';
    if (token === '') throw usage('who asks? give --as, or a token in HUB_TOKEN');
    return token;
  }
  const persona = SIGN_INS.find(({ key }) => key === as);
  if (persona === undefined) throw usage('no such persona: see `hub personas`');
  const issuers = issuersOf(environment);
  try {
    return await personaToken({ persona, issuers, stepUpFor, fetch });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'no answer';
    throw new NotAnswered(`no token from the development identity provider: ${why}`, NOT_ANSWERED.UNAVAILABLE);
  }
}

/** Where the hub takes GraphQL: the address given, or that of this machine. Throws `NotAnswered`. */
export function hubUrl({ url }: Pick<Flags, 'url'>, environment: Environment): string {
  if (url !== undefined && !URL.canParse(url)) throw usage('--url is not an address');
  if (url !== undefined) return new URL('/graphql', url).href;
  const { host, port } = readConfig(environment).http;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/graphql`;
}

function usage(message: string): NotAnswered {
  return new NotAnswered(message, NOT_ANSWERED.USAGE);
}

function asUsage(fault: unknown): never {
  throw usage(fault instanceof Error ? fault.message : 'stdin cannot be read');
}
