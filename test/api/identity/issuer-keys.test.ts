import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tokenVerifier, type TokenVerifier } from '../../../src/identity/token-verifier.js';
import { accessToken, AUDIENCE, audiencesOf, NOW, type Clock, verifierOf } from '../../support/access-token.js';
import { published, stubIssuer, stubKey, type StubIssuer } from '../../support/stub-issuer.js';

const oldKey = stubKey('old');
const newKey = stubKey('new', 'RS256');
const strange = stubKey('strange');

describe('the keys of an issuer', () => {
  let stub: StubIssuer;
  let verifier: TokenVerifier & { clock: Clock };
  const lasting = { exp: NOW + 11 * 3_600, iat: NOW };
  const verify = (key = oldKey, header: Readonly<Record<string, unknown>> = {}) =>
    verifier.verify(accessToken(stub, key, lasting, header));

  beforeEach(async () => {
    stub = await stubIssuer([oldKey]);
    verifier = verifierOf(stub);
  });
  afterEach(() => stub.close());

  it('are fetched once for any number of tokens', async () => {
    await Promise.all(Array.from({ length: 50 }, () => verify()));
    await verify();

    expect(stub.asked).toEqual(['/issuer/.well-known/openid-configuration', '/issuer/keys']);
  });

  it('are fetched before the first token where that is wished', async () => {
    await verifier.preload();
    await verifier.preload();
    expect(stub.keyFetches()).toBe(1);
  });

  it.each(['at once', 'one after another'])(
    'are fetched at most once in a cooldown for 1,000 unknown names %s',
    async (how) => {
      const flood = Array.from({ length: 1_000 }, (_, index) =>
        accessToken(stub, strange, {}, { kid: `unknown-${index}` }),
      );

      const outcomes = [];
      if (how === 'at once') outcomes.push(...(await Promise.all(flood.map((token) => verifier.verify(token)))));
      else for (const token of flood) outcomes.push(await verifier.verify(token));

      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
        new Set([JSON.stringify({ ok: false, failure: 'key unknown' })]),
      );
      expect(stub.keyFetches()).toBe(1);
      expect(await verify()).toMatchObject({ ok: true });
    },
  );

  it('are fetched once more for each cooldown that a flood lasts', async () => {
    for (let second = 0; second < 120; second += 1) {
      verifier.clock.seconds = NOW + second;
      await verify(strange, { kid: `unknown-${second}` });
    }
    expect(stub.keyFetches()).toBe(4);
  });

  it('may be rotated: the new key counts after the cooldown, the old one as long as it is published', async () => {
    await verify();
    stub.keys = [published(newKey), published(oldKey)];

    expect(await verify(newKey)).toEqual({ ok: false, failure: 'key unknown' });
    verifier.clock.seconds = NOW + 30;
    expect(await verify(newKey)).toMatchObject({ ok: true });
    expect(await verify(oldKey)).toMatchObject({ ok: true });
    expect(stub.keyFetches()).toBe(2);
  });

  it('count no more once withdrawn, for tokens seen before too', async () => {
    expect(await verify(oldKey)).toMatchObject({ ok: true });
    stub.keys = [published(newKey)];
    verifier.clock.seconds = NOW + 30;

    expect(await verify(newKey)).toMatchObject({ ok: true });
    expect(await verify(oldKey)).toEqual({ ok: false, failure: 'key unknown' });
  });

  it('are replaced under the same name: tokens of the key before are refused, though they were seen', async () => {
    const token = accessToken(stub, oldKey, lasting);
    expect(await verifier.verify(token)).toMatchObject({ ok: true });
    stub.keys = [published({ ...strange, kid: 'old' }), published(newKey)];
    verifier.clock.seconds = NOW + 30;
    await verify(newKey);

    expect(await verifier.verify(token)).toEqual({ ok: false, failure: 'signature wrong' });
  });

  it('are fetched again in the background when they are ten minutes old, and a withdrawal is noticed so', async () => {
    await verify();
    stub.keys = [];
    verifier.clock.seconds = NOW + 601;

    expect(await verify()).toMatchObject({ ok: true });
    await expect.poll(async () => (await verify()).ok).toBe(false);
    expect(stub.keyFetches()).toBe(2);
  });

  it('hold while the issuer is away, until every token of their time has expired', async () => {
    await verify();
    stub.instead = () => ({ status: 503, body: '' });
    verifier.clock.seconds = NOW + 10 * 3_600;
    expect(await verify()).toMatchObject({ ok: true });

    verifier.clock.seconds = NOW + 12 * 3_600 + 1;
    const later = { iat: NOW + 12 * 3_600, exp: NOW + 13 * 3_600 };
    expect(await verifier.verify(accessToken(stub, oldKey, later))).toMatchObject({ ok: false });
  });

  it('are asked for again five seconds after the issuer was not there at all', async () => {
    stub.instead = () => ({ status: 503, body: '' });
    expect(await verify()).toEqual({ ok: false, failure: 'keys unavailable' });
    stub.instead = null;
    expect(await verify()).toEqual({ ok: false, failure: 'keys unavailable' });

    verifier.clock.seconds = NOW + 5;
    expect(await verify()).toMatchObject({ ok: true });
  });

  it.each([
    ['no JSON', '<html>'],
    ['no discovery document', '[]'],
  ])('are not taken from %s', async (_name, body) => {
    stub.instead = () => ({ status: 200, body });
    expect(await verify()).toEqual({ ok: false, failure: 'keys unavailable' });
  });

  it('are not taken from an answer without end, though it begins well', async () => {
    const body = JSON.stringify({ keys: stub.keys, padding: 'x'.repeat(300_000) });
    stub.instead = (path) => (path === '/issuer/keys' ? { status: 200, body } : undefined);
    expect(await verify()).toEqual({ ok: false, failure: 'keys unavailable' });
  });

  it('are not taken from where a redirect leads', async () => {
    stub.discovery = { jwks_uri: `${stub.issuer}/moved` };
    stub.instead = (path) =>
      path === '/issuer/moved' ? { status: 302, body: '', location: '/issuer/keys' } : undefined;
    expect(await verify()).toEqual({ ok: false, failure: 'keys unavailable' });
    expect(stub.keyFetches()).toBe(0);
  });

  it('are not waited for without an end', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort());
    const outcome = await verify();
    timeout.mockRestore();
    expect(outcome).toEqual({ ok: false, failure: 'keys unavailable' });
  });

  it('are not taken when the discovery document names another issuer', async () => {
    stub.discovery = { issuer: 'https://login.example' };
    expect(await verify()).toEqual({ ok: false, failure: 'keys unavailable' });
    expect(stub.keyFetches()).toBe(0);
  });

  it.each(['file:///etc/passwd', 'data:application/json,{}', 'ftp://127.0.0.1/keys'])(
    'are not taken from the address %s',
    async (address) => {
      stub.discovery = { jwks_uri: address };
      expect(await verify()).toEqual({ ok: false, failure: 'keys unavailable' });
    },
  );

  it('are not taken over plain http outside development', async () => {
    const failures: unknown[] = [];
    const strict = tokenVerifier({
      issuers: [{ adapter: 'oidc', issuer: 'https://login.example' }],
      audiences: audiencesOf(AUDIENCE),
      allowHttp: false,
      fetch: async () => Response.json({ issuer: 'https://login.example', jwks_uri: 'http://login.example/keys' }),
      now: () => NOW * 1_000,
      onFetchFailed: (issuer, cause) => failures.push([issuer, String(cause)]),
    });
    await strict.preload();

    expect(failures).toEqual([['https://login.example', 'Error: the keys of the issuer are not at an https address']]);
  });
});
