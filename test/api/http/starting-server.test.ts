import type { FastifyInstance } from 'fastify';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COULD_NOT_CHECK_TEXT } from '../../../src/release/could-not-check.js';
import { hubLog } from '../../../src/http/hub-log.js';
import { NOT_STARTED, startingServer } from '../../../src/http/starting-server.js';
import { ENQUIRE, INPUT, SERVICES, hubOnFakes } from '../../support/hub-on-fakes.js';

let app: FastifyInstance;
beforeEach(async () => {
  const { dutyDesks, now } = SERVICES;
  app = await startingServer({ environment: 'development', log: hubLog({ level: 'silent' }), dutyDesks, now });
});
afterEach(() => app.close());

const PHONES = [
  expect.objectContaining({ label: 'Northmoor duty desk, emergency duty team', number: '01632 960119' }),
  expect.objectContaining({ number: '01632 960110' }),
];
const enquiry = JSON.stringify({ query: ENQUIRE, variables: { input: INPUT } });
const post = (payload: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  app.inject({ method: 'POST', url: '/graphql', headers, payload });

describe('the hub while it starts', () => {
  it('lives, and is not ready', async () => {
    const get = (url: string) => app.inject({ method: 'GET', url });
    expect((await get('/livez')).statusCode).toBe(200);
    const ready = await get('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([503, { ready: false, reasons: [NOT_STARTED], degraded: [] }]);
  });

  it('could not check any enquiry, and says whom to phone and nothing else', async () => {
    const { statusCode, headers, json, payload } = await post(enquiry);
    expect(statusCode).toBe(503);
    expect(json()).toEqual({
      errors: [
        {
          message: COULD_NOT_CHECK_TEXT,
          extensions: { code: 'COULD_NOT_CHECK', reference: headers['x-request-id'], phoneNow: PHONES },
        },
      ],
    });
    expect(payload).not.toMatch(/Ada|Thorn|2019/);
  });

  it('answers as the running hub does when that could not check', async () => {
    const running = await hubOnFakes({}, { mostInFlight: 0 });
    const then = await running.post(enquiry);
    await running.app.close();
    const now = await post(enquiry);
    const without = (body: unknown) => JSON.stringify(body).replace(/"reference":"[^"]+"/, '');
    expect([now.statusCode, without(now.json())]).toEqual([then.status, without(then.body)]);
    const kept = ['cache-control', 'x-content-type-options', 'content-security-policy', 'content-type'];
    expect(kept.map((name) => now.headers[name])).toEqual(kept.map((name) => then.headers[name]));
  });

  it.each([
    ['no JSON', '{"query"', { 'content-type': 'application/json' }],
    ['another type', 'query', { 'content-type': 'text/plain' }],
    ['a token that nobody looks at', enquiry, { 'content-type': 'application/json', authorization: 'Bearer nobody' }],
    ['as much as a feed sends', `"${'x'.repeat(1_024 * 1_024 - 2)}"`, { 'content-type': 'application/json' }],
  ])('says whom to phone to a body of %s', async (_, payload, headers) => {
    const answer = await post(payload, headers);
    expect([answer.statusCode, answer.json().errors[0].extensions.phoneNow]).toEqual([503, PHONES]);
  });

  it('keeps nothing of a body, however large, and says whom to phone when it has come', async () => {
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const part = new Uint8Array(1_024 * 1_024);
    const body = Readable.from(Array.from({ length: 64 }, () => part));
    const answer = await fetch(`${url}/graphql`, { method: 'POST', body, duplex: 'half' });
    const { errors } = (await answer.json()) as { errors: { extensions: { phoneNow: unknown } }[] };
    expect([answer.status, errors[0]?.extensions.phoneNow]).toEqual([503, PHONES]);
  });

  it('does not say of any address that nothing is there', async () => {
    for (const url of ['/log/checkpoint', '/graphql', '/elsewhere']) {
      expect((await app.inject({ method: 'GET', url })).statusCode).toBe(503);
    }
  });

  it('frees its port at once, also while a body is still being sent', async () => {
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const answered = await fetch(`${url}/graphql`, { method: 'POST', body: enquiry });
    expect([answered.status, answered.headers.get('connection')]).toEqual([503, 'close']);
    const connections = promisify(app.server.getConnections.bind(app.server));
    await expect.poll(connections).toBe(0);
    const slow = request(`${url}/graphql`, { method: 'POST', headers: { 'content-length': 500 } });
    const cut = new Promise((resolve) => slow.once('error', resolve));
    slow.write('{"query":');
    await expect.poll(connections).toBe(1);
    await app.close();
    await cut;
    await expect(fetch(`${url}/livez`)).rejects.toThrow();
  });
});
