import { request } from 'node:http';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { draining } from '../../../src/http/draining.js';
import { heldReadiness } from '../../../src/http/held-readiness.js';
import { hubMetrics } from '../../../src/http/hub-metrics.js';
import { metricsServer } from '../../../src/http/metrics-server.js';
import { ok } from '../../../src/shared/result.js';
import { ANSWER, ENQUIRE, INPUT, hubOnFakes, type HubOnFakes } from '../../support/hub-on-fakes.js';

let hub: HubOnFakes;
afterEach(() => hub.app.close());
const sent = { query: ENQUIRE, variables: { input: INPUT } };
const headers = { authorization: 'Bearer person', 'content-type': 'application/json' };

/** A use case that waits until it is let go. */
function held(): {
  readonly makeEnquiry: () => Promise<never>;
  readonly letGo: () => void;
  readonly begun: () => number;
} {
  let letGo: () => void = () => undefined;
  let count = 0;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const makeEnquiry = async (): Promise<never> => {
    count += 1;
    await gate;
    return ok(ANSWER) as never;
  };
  return { makeEnquiry, letGo, begun: () => count };
}

describe('the HTTP server', () => {
  it('says that it lives, and whether it is ready', async () => {
    let reasons: readonly string[] = [];
    hub = await hubOnFakes({}, { readiness: async () => reasons, readinessHeldMilliseconds: 0 });
    const get = (url: string) => hub.app.inject({ method: 'GET', url });
    expect((await get('/livez')).statusCode).toBe(200);
    expect((await get('/readyz')).statusCode).toBe(200);
    reasons = ['the database does not answer'];
    const notReady = await get('/readyz');
    expect([notReady.statusCode, notReady.json()]).toEqual([503, { ready: false, reasons, degraded: [] }]);
    expect((await get('/livez')).statusCode).toBe(200);
  });

  it('asks the database whether it is ready no more than once a second, whoever polls', async () => {
    let asked = 0;
    let now = 0;
    const readiness = heldReadiness(
      async () => [`asked ${(asked += 1)}`],
      1_000,
      () => now,
    );
    expect(await Promise.all([readiness(), readiness()])).toEqual([['asked 1'], ['asked 1']]);
    now = 999;
    expect(await readiness()).toEqual(['asked 1']);
    now = 1_000;
    expect(await readiness()).toEqual(['asked 2']);
  });

  it('lets nothing be stored, framed, sniffed or referred from', async () => {
    hub = await hubOnFakes();
    const { headers: answered } = await hub.post(sent);
    expect(answered).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(answered['x-powered-by']).toBeUndefined();
  });

  it('gives each request a reference of its own, whatever the caller sends', async () => {
    hub = await hubOnFakes();
    const first = await hub.post(sent, { ...headers, 'x-request-id': 'mine', 'request-id': 'mine' });
    const second = await hub.post(sent);
    expect(first.headers['x-request-id']).not.toBe('mine');
    expect(first.headers['x-request-id']).not.toBe(second.headers['x-request-id']);
  });

  it('turns away what is too much at once with whom to phone, and recovers', async () => {
    const { makeEnquiry, letGo } = held();
    hub = await hubOnFakes({ makeEnquiry }, { mostInFlight: 2 });
    const url = `${await hub.app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
    const post = () => fetch(url, { method: 'POST', headers, body: JSON.stringify(sent) });
    const answers = Array.from({ length: 3 }, post);
    const turnedAway = await Promise.race(answers);
    expect(turnedAway.status).toBe(503);
    expect(turnedAway.headers.get('retry-after')).toBe('1');
    const body = (await turnedAway.json()) as { errors: [{ extensions: Record<string, unknown> }] };
    expect(body.errors[0].extensions).toMatchObject({ code: 'COULD_NOT_CHECK', phoneNow: expect.any(Array) });
    letGo();
    const statuses = (await Promise.all(answers)).map((answer) => answer.status);
    expect(statuses.sort()).toEqual([200, 200, 503]);
    await expect.poll(async () => (await post()).status).toBe(200);
  });

  it('turns away what one caller sends too much of at once, and nobody else', async () => {
    const { makeEnquiry, letGo, begun } = held();
    hub = await hubOnFakes({ makeEnquiry }, { mostInFlightOfOne: 2 });
    const url = `${await hub.app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
    const post = (body: unknown, authorization = 'Bearer person') =>
      fetch(url, { method: 'POST', headers: { ...headers, authorization }, body: JSON.stringify(body) });
    const running = [post(sent), post(sent)];
    await expect.poll(begun).toBe(2);
    const third = await post(sent);
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '1']);
    const body = (await third.json()) as { errors: [{ extensions: Record<string, unknown> }] };
    expect(body.errors[0].extensions).toEqual({
      code: 'TOO_MANY',
      reference: third.headers.get('x-request-id'),
      phoneNow: [
        expect.objectContaining({ number: '01632 960119' }),
        expect.objectContaining({ number: '01632 960110' }),
      ],
    });
    expect(hub.logged()).toContain('"code":"TOO_MANY"');
    expect(hub.logged()).not.toContain('person-1');
    expect((await post({ query: '{ __typename }' }, 'Bearer feed')).status).toBe(200);
    letGo();
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200]);
    await expect.poll(async () => (await post(sent)).status).toBe(200);
  });

  it('bounds how long an enquirer waits', { timeout: 10_000 }, async () => {
    const { makeEnquiry, letGo } = held();
    hub = await hubOnFakes({ makeEnquiry });
    const begun = performance.now();
    const { status, body } = await hub.post(sent);
    expect([status, body.errors?.[0]?.extensions['code']]).toEqual([503, 'COULD_NOT_CHECK']);
    expect(performance.now() - begun).toBeLessThan(3_500);
    letGo();
  });

  it('finishes what runs when it stops, and is not ready meanwhile', async () => {
    const { makeEnquiry, letGo, begun } = held();
    const drain = draining(async () => []);
    hub = await hubOnFakes({ makeEnquiry }, { readiness: drain.readiness });
    const base = await hub.app.listen({ host: '127.0.0.1', port: 0 });
    const running = fetch(`${base}/graphql`, { method: 'POST', headers, body: JSON.stringify(sent) });
    await expect.poll(begun).toBe(1);
    expect(await drain.readiness()).toEqual([]);
    const stopped = drain.stop(hub.app, 0);
    expect(await drain.readiness()).toEqual(['the hub is stopping']);
    letGo();
    expect((await running).status).toBe(200);
    await stopped;
    await expect(fetch(`${base}/livez`)).rejects.toThrow();
  });

  it('survives a caller who hangs up in the middle of a body', async () => {
    hub = await hubOnFakes();
    const base = await hub.app.listen({ host: '127.0.0.1', port: 0 });
    const connections = promisify(hub.app.server.getConnections.bind(hub.app.server));
    const cut = request(`${base}/graphql`, { method: 'POST', headers: { ...headers, 'content-length': 500 } });
    cut.on('error', () => undefined);
    cut.write('{"query":');
    await expect.poll(connections).toBe(1);
    cut.destroy();
    expect((await fetch(`${base}/livez`)).status).toBe(200);
    expect((await hub.post(sent)).status).toBe(200);
  });
});

describe('the metrics', () => {
  const credential = 'a credential of its own';

  it('are for whoever holds their credential', async () => {
    hub = await hubOnFakes();
    await hub.post(sent);
    await hub.post(sent, {});
    const server = metricsServer(hub.metrics, credential);
    const get = (authorization: string) =>
      server.inject({ method: 'GET', url: '/metrics', headers: { authorization } });
    expect((await get('Bearer person')).statusCode).toBe(401);
    expect((await get('')).statusCode).toBe(401);
    const { statusCode, payload } = await get(`Bearer ${credential}`);
    expect(statusCode).toBe(200);
    expect(payload).toContain('hub_operation_seconds_count{field="enquire",code="none"} 1');
    expect(payload).toContain('hub_tokens_refused_total 1');
    await server.close();
  });

  it('do not say what became of an enquiry', async () => {
    hub = await hubOnFakes();
    await hub.post(sent);
    const own = (await hub.metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('hub_'));
    expect(own.join('\n')).not.toMatch(/RELEASED|REFUSED|NO_RECORD|outcome|organisation|person/);
  });

  it('are not to be had from the hub itself', async () => {
    hub = await hubOnFakes();
    const headers = { authorization: `Bearer ${credential}` };
    expect((await hub.app.inject({ method: 'GET', url: '/metrics', headers })).statusCode).toBe(404);
    expect(() => metricsServer(hubMetrics(), 'short')).toThrow('fewer than 16');
  });
});
