import { z } from 'zod';
import type { FeedBatch } from '../feed/feed-batch.js';

const SUBMIT_FEED = `mutation SubmitFeed($input: FeedInput!) {
  submitFeed(input: $input) { rows { line id status path accepted } }
}`;
const ATTEMPTS = 3;
const PAUSE = 1_000;
/** A hub that has not answered by then is taken for one that does not answer, in milliseconds. */
const PATIENCE = 60_000;
const REFUSED = 5;
const UNAVAILABLE = 3;

const ANSWER = z.object({
  data: z
    .object({
      submitFeed: z.object({
        rows: z.array(
          z.object({
            line: z.number(),
            id: z.string().nullable(),
            status: z.enum(['ACCEPTED', 'UNCHANGED', 'MALFORMED', 'NOT_YOURS', 'STALE']),
            path: z.string().nullish(),
            accepted: z.string().nullish(),
          }),
        ),
      }),
    })
    .nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({ code: z.string().optional() }).optional() }))
    .optional(),
});

export type SentRow = NonNullable<z.output<typeof ANSWER>['data']>['submitFeed']['rows'][number];

/** Why a part could not be sent, and the exit code of the command. */
export class FeedNotSent extends Error {
  override readonly name = 'FeedNotSent';

  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}

/** Where a feed goes and with which access token. */
export interface FeedEndpoint {
  readonly url: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Sends one part over HTTP and returns what became of each row. A part that may or may not have arrived is sent again:
 * the hub takes the same part once. Throws `FeedNotSent`.
 */
export async function sendPart(endpoint: FeedEndpoint, batch: FeedBatch): Promise<readonly SentRow[]> {
  const pause = endpoint.pause ?? ((time) => new Promise((resolve) => setTimeout(resolve, time)));
  let last = new FeedNotSent('the hub did not answer', UNAVAILABLE);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      return await send(endpoint, batch);
    } catch (error) {
      if (!(error instanceof FeedNotSent) || error.exitCode !== UNAVAILABLE) throw error;
      last = error;
      if (attempt < ATTEMPTS) await pause(PAUSE * attempt);
    }
  }
  throw last;
}

async function send({ url, token, fetch }: FeedEndpoint, batch: FeedBatch): Promise<readonly SentRow[]> {
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: SUBMIT_FEED, variables: { input: batch } }),
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => {
    throw new FeedNotSent(`no hub answers at ${new URL(url).origin}`, UNAVAILABLE);
  });
  const read = ANSWER.safeParse(await answer.json().catch(() => null));
  if (!read.success) throw new FeedNotSent(`what answers at ${new URL(url).origin} is no hub`, UNAVAILABLE);
  const { data, errors } = read.data;
  if (data !== null && data !== undefined) return data.submitFeed.rows;
  const [first] = errors ?? [];
  const code = first?.extensions?.code ?? `HTTP ${answer.status}`;
  const later = code === 'COULD_NOT_CHECK' || code === 'TOO_MANY' || answer.status >= 500;
  throw new FeedNotSent(
    `the hub refused the part: ${code}, ${first?.message ?? 'no reason'}`,
    later ? UNAVAILABLE : REFUSED,
  );
}
