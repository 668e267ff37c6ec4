import { describe, expect, it } from 'vitest';
import { sendPart, type FeedEndpoint } from '../../../src/cli/feed-client.js';

const BATCH = { sequence: 20_260_302, part: 2, asOf: '2026-03-02T00:00:00Z', rows: ['{}'] };
const ROWS = [{ line: 1, id: 'a', status: 'ACCEPTED', path: null, accepted: null }];

/** A hub that gives `answers` one after the other; an `Error` stands for a connection that fails. */
function hubThatSays(...answers: (Error | { readonly status?: number; readonly body: unknown })[]) {
  const asked: { url: string; body: unknown; authorization: string | null }[] = [];
  const pauses: number[] = [];
  const endpoint: FeedEndpoint = {
    url: 'http://127.0.0.1:4000/graphql',
    token: 'token-of-a-case-system',
    pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)),
    fetch: (url, init) => {
      const headers = new Headers(init?.headers);
      asked.push({
        url: url instanceof Request ? url.url : url.toString(),
        body: JSON.parse(init?.body as string) as unknown,
        authorization: headers.get('authorization'),
      });
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) {
        return Promise.reject(answer ?? new Error('nothing left to say'));
      }
      return Promise.resolve(Response.json(answer.body, { status: answer.status ?? 200 }));
    },
  };
  return { endpoint, asked, pauses };
}
const taken = { body: { data: { submitFeed: { rows: ROWS } } } };
const fault = (code: string, status = 200) => ({ status, body: { errors: [{ message: 'no', extensions: { code } }] } });

describe('sending a part of a feed', () => {
  it('posts the part with the token and returns what became of the rows', async () => {
    const hub = hubThatSays(taken);
    expect(await sendPart(hub.endpoint, BATCH)).toEqual(ROWS);
    expect(hub.asked).toMatchObject([
      {
        url: 'http://127.0.0.1:4000/graphql',
        body: { variables: { input: BATCH } },
        authorization: 'Bearer token-of-a-case-system',
      },
    ]);
  });

  it('sends it again after a failure that passes, as the hub takes a part once', async () => {
    const hub = hubThatSays(new Error('ECONNRESET'), fault('TOO_MANY', 429), taken);
    expect(await sendPart(hub.endpoint, BATCH)).toEqual(ROWS);
    expect(hub.asked).toHaveLength(3);
    expect(hub.pauses).toEqual([1_000, 2_000]);
  });

  it('gives up after three attempts, with the exit code for no answer', async () => {
    const hub = hubThatSays(fault('COULD_NOT_CHECK', 503), { status: 502, body: 'bad gateway' }, new Error('refused'));
    await expect(sendPart(hub.endpoint, BATCH)).rejects.toMatchObject({ name: 'FeedNotSent', exitCode: 3 });
    expect(hub.asked).toHaveLength(3);
  });

  it.each(['UNAUTHENTICATED', 'FORBIDDEN', 'BAD_INPUT'])('does not insist on %s', async (code) => {
    const hub = hubThatSays(fault(code));
    const refused = sendPart(hub.endpoint, BATCH);
    await expect(refused).rejects.toMatchObject({ name: 'FeedNotSent', exitCode: 5 });
    await expect(refused).rejects.toThrow(/^(?!.*token-of)/);
    expect(hub.asked).toHaveLength(1);
  });
});
