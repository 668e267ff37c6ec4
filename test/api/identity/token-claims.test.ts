import jsonwebtoken from 'jsonwebtoken';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenVerifier } from '../../../src/identity/token-verifier.js';
import { accessToken, AUDIENCE, NOW, verifierOf, type Clock } from '../../support/access-token.js';
import { stubIssuer, stubKey, type StubIssuer } from '../../support/stub-issuer.js';

const key = stubKey('key-1');
const FEED = `${AUDIENCE}/feed`;

describe('the claims of a token', () => {
  let stub: StubIssuer;
  let verifier: TokenVerifier & { clock: Clock };
  const verify = (claims: Readonly<Record<string, unknown>>) => verifier.verify(accessToken(stub, key, claims));

  beforeAll(async () => {
    stub = await stubIssuer([key]);
  });
  beforeEach(() => {
    verifier = verifierOf(stub);
    stub.asked.length = 0;
  });
  afterAll(() => stub.close());

  it.each(['exp', 'aud', 'iss', 'sub', 'iat'])('must hold %s', async (name) => {
    expect(await verify({ [name]: undefined })).toEqual({ ok: false, failure: 'claim missing' });
    expect(await verify({ [name]: null })).toEqual({ ok: false, failure: 'claim malformed' });
    expect(stub.asked).toEqual([]);
  });

  it.each([
    { exp: '1767229200' },
    { exp: NOW + 600.5 },
    { exp: -1 },
    { exp: 1e30 },
    { iat: 'now' },
    { nbf: 'now' },
    { sub: '' },
    { sub: 7 },
    { sub: 'person\u0000' },
    { sub: 'person\n1' },
    { sub: 'x'.repeat(256) },
    { aud: [AUDIENCE, 7] },
    { aud: { 0: AUDIENCE } },
    { iss: ['x'] },
  ])('must have their shape (%j)', async (claims) => {
    expect(await verify(claims)).toEqual({ ok: false, failure: 'claim malformed' });
  });

  it.each([
    'urn:safeguarding-hub',
    `${AUDIENCE}2`,
    AUDIENCE.toUpperCase(),
    `${AUDIENCE}/`,
    `${AUDIENCE}/feed/`,
    '',
    [],
    ['other'],
  ])('must be for this hub, not for %j', async (aud) => {
    expect(await verify({ aud })).toEqual({ ok: false, failure: 'audience is not this hub' });
  });

  it('may name other audiences beside this hub', async () => {
    expect(await verify({ aud: ['other', AUDIENCE] })).toMatchObject({ ok: true, value: { kind: 'PRACTITIONER' } });
  });

  it('keep feeding apart from enquiring', async () => {
    expect(await verify({ aud: FEED, sub: 'system-1' })).toEqual({
      ok: true,
      value: { kind: 'FEED', issuer: stub.issuer, subject: 'system-1' },
    });
    expect(await verify({ aud: AUDIENCE })).toMatchObject({ ok: true, value: { kind: 'PRACTITIONER' } });
    expect(await verify({ aud: [AUDIENCE, FEED] })).toEqual({ ok: false, failure: 'audience is not this hub' });
  });

  it.each(['nonce', 'at_hash', 'c_hash', 's_hash'])('must not be those of an identity token (%s)', async (name) => {
    expect(await verify({ [name]: 'x' })).toEqual({ ok: false, failure: 'looks like an identity token' });
  });

  it.each([
    [1, true],
    [9, true],
    [10, false],
    [61, false],
  ])('expired %i s ago: accepted %s', async (ago, accepted) => {
    const outcome = await verify({ exp: NOW - ago });
    expect(outcome).toMatchObject(accepted ? { ok: true } : { ok: false, failure: 'expired' });
  });

  it.each([
    [8, true],
    [10, true],
    [11, false],
    [30, false],
    [60, false],
    [90, false],
  ])('issued %i s ahead: accepted %s', async (ahead, accepted) => {
    const outcome = await verify({ iat: NOW + ahead });
    expect(outcome).toMatchObject(accepted ? { ok: true } : { ok: false, failure: 'issued in the future' });
  });

  it.each([
    [-5, true],
    [8, true],
    [30, false],
    [90, false],
  ])('valid only from %i s ahead: accepted %s', async (ahead, accepted) => {
    const outcome = await verify({ nbf: NOW + ahead });
    expect(outcome).toMatchObject(accepted ? { ok: true } : { ok: false, failure: 'not yet valid' });
  });

  it('do not make a token last longer than a shift', async () => {
    const shift = 12 * 3_600;
    expect(await verify({ iat: NOW - shift, exp: NOW + shift })).toMatchObject({ ok: true });
    expect(await verify({ iat: NOW - shift - 1, exp: NOW + shift })).toEqual({ ok: false, failure: 'token too old' });
  });

  it('are behind a signature that is computed once for each token', async () => {
    const computed = vi.spyOn(jsonwebtoken, 'verify');
    const token = accessToken(stub, key);
    for (let time = 0; time < 3; time += 1) await verifier.verify(token);
    const calls = computed.mock.calls.length;
    computed.mockRestore();

    expect(calls).toBe(1);
  });

  it('are read anew for each request: nothing of a caller is remembered', async () => {
    const first = await verifier.verify(accessToken(stub, key, { post: 'POST-1' }));
    const second = await verifier.verify(accessToken(stub, key, { post: 'POST-2' }));

    expect(first).toMatchObject({ value: { caller: { post: 'POST-1' } } });
    expect(second).toMatchObject({ value: { caller: { post: 'POST-2' } } });
  });
});
