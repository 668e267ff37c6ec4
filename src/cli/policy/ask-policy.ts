import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ENVIRONMENT } from '../../config.js';
import { hubUrl, tokenOf } from '../enquire.js';
import { NOT_ANSWERED, NotAnswered } from '../enquiry/ask-hub.js';
import type { Environment } from '../sign-ins.js';

/** Who asks which hub. */
export interface PolicyFlags {
  readonly as?: string;
  readonly url?: string;
  readonly json?: true;
}

/** What a command about the policy reads and writes beside its flags. */
export interface PolicySurroundings {
  readonly environment: Environment;
  readonly out: (text: string) => void;
}

export const PROCESS: PolicySurroundings = {
  environment: ENVIRONMENT,
  out: (text) => void process.stdout.write(text),
};

export const AS = ['--as <persona>', 'a demo persona, see `hub personas`; else the token in HUB_TOKEN'] as const;
export const URL_FLAG = ['--url <url>', 'the hub; by default the one of this machine'] as const;
export const EXIT_CODES_TEXT =
  '\nExit codes: 0 done, 2 usage or BAD_INPUT, 3 no answer, 4 not signed in or not allowed, 5 could not check, 6 too many';

const EXIT_CODES: Readonly<Record<string, number>> = {
  BAD_INPUT: NOT_ANSWERED.USAGE,
  PAYLOAD_TOO_LARGE: NOT_ANSWERED.USAGE,
  UNAUTHENTICATED: NOT_ANSWERED.NOT_SIGNED_IN,
  FORBIDDEN: NOT_ANSWERED.NOT_SIGNED_IN,
  TOO_MANY: NOT_ANSWERED.TOO_MANY,
};

const ERRORS = z
  .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string() }).optional() }))
  .optional();

export interface PolicyQuestion<Answer> {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Shape of `data`. */
  readonly answer: z.ZodType<Answer>;
  /** The proposal that the sign-in is for; an ordinary one when absent. */
  readonly stepUpFor?: string;
  /** Milliseconds. */
  readonly patience?: number;
}

/** Asks the hub about its policy over HTTP. Throws `NotAnswered`. */
export async function askPolicy<Answer>(
  flags: PolicyFlags,
  { environment }: PolicySurroundings,
  { query, variables, answer, stepUpFor, patience = 10_000 }: PolicyQuestion<Answer>,
): Promise<Answer> {
  const url = hubUrl(flags, environment);
  const { origin } = new URL(url);
  const token = await tokenOf(flags, stepUpFor ?? null, environment);
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(patience),
  }).catch(() => {
    throw new NotAnswered(`no hub answers at ${origin}`, NOT_ANSWERED.UNAVAILABLE);
  });
  const body = z
    .object({ data: answer.nullish().catch(null), errors: ERRORS })
    .safeParse(await response.json().catch(() => null));
  if (!body.success) throw new NotAnswered(`what answers at ${origin} is no hub`, NOT_ANSWERED.UNAVAILABLE);
  const { data, errors } = body.data;
  const [fault] = errors ?? [];
  // a field that may be null is null beside its error
  if (fault === undefined && data !== null && data !== undefined) return data;
  const code = fault?.extensions?.code ?? 'COULD_NOT_CHECK';
  throw new NotAnswered(
    `${code}: ${fault?.message ?? 'no reason was given'}`,
    EXIT_CODES[code] ?? NOT_ANSWERED.COULD_NOT_CHECK,
  );
}

/** The text of a draft. Throws `NotAnswered` when the file cannot be read. */
export async function readDraftFile(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new NotAnswered(`the draft \`${path}\` cannot be read`, NOT_ANSWERED.USAGE);
  });
}
