import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TokenVerifier } from '../../../src/identity/token-verifier.js';
import { accessToken, AUDIENCE, lawfulClaims, NOW, verifierOf, type Clock } from '../../support/access-token.js';
import { published, signedToken, stubIssuer, stubKey, type StubIssuer } from '../../support/stub-issuer.js';

const elliptic = stubKey('elliptic');
const rsa = stubKey('rsa', 'RS256');
const pss = stubKey('pss', 'PS256');
const attacker = stubKey('elliptic');
const EVERY_KEY = [elliptic, rsa, pss];

describe('a token that was forged', () => {
  let stub: StubIssuer;
  let elsewhere: StubIssuer;
  let verifier: TokenVerifier & { clock: Clock };

  beforeAll(async () => {
    stub = await stubIssuer(EVERY_KEY);
    elsewhere = await stubIssuer([attacker]);
  });
  beforeEach(() => {
    verifier = verifierOf(stub);
    stub.asked.length = 0;
  });
  afterAll(async () => {
    await stub.close();
    await elsewhere.close();
  });

  it.each(EVERY_KEY.map((key) => [key.algorithm, key] as const))(
    'is told from a lawful one (%s)',
    async (_name, key) => {
      expect(await verifier.verify(accessToken(stub, key))).toEqual({
        ok: true,
        value: {
          kind: 'PRACTITIONER',
          caller: {
            issuer: stub.issuer,
            subject: 'person-1',
            post: 'POST-1',
            authenticationLevel: 0,
            authenticatedAt: null,
            stepUpFor: null,
          },
        },
      });
    },
  );

  it.each(['none', 'None', 'NONE', 'nOnE'])('is refused without a signature (alg %s)', async (alg) => {
    const unsigned = signedToken({ alg, kid: 'elliptic', typ: 'at+jwt' }, lawfulClaims(stub), null);

    expect(await verifier.verify(unsigned)).toEqual({ ok: false, failure: 'not a signed token' });
    expect(await verifier.verify(`${unsigned}AA`)).toEqual({ ok: false, failure: 'algorithm not allowed' });
    expect(stub.asked).toEqual([]);
  });

  it('is refused when a public key was used as a shared secret', async () => {
    const secrets = [
      rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      rsa.publicKey.export({ format: 'der', type: 'spki' }).toString('binary'),
      JSON.stringify(published(rsa)),
    ];
    for (const secret of secrets) {
      const token = signedToken({ alg: 'HS256', kid: 'rsa', typ: 'at+jwt' }, lawfulClaims(stub), secret);
      expect(await verifier.verify(token)).toEqual({ ok: false, failure: 'algorithm not allowed' });
    }
    expect(stub.asked).toEqual([]);
  });

  it('is refused when its algorithm is not the one that the key was published for', async () => {
    expect(await verifier.verify(accessToken(stub, rsa, {}, { alg: 'PS256' }))).toMatchObject({ ok: false });
    expect(await verifier.verify(accessToken(stub, rsa, {}, { alg: 'ES256' }))).toMatchObject({ ok: false });
    expect(await verifier.verify(accessToken(stub, elliptic, {}, { alg: 'RS256' }))).toMatchObject({ ok: false });
  });

  it('is refused when its algorithm does not fit the key, though the key was published for none', async () => {
    const silent = await stubIssuer();
    silent.keys = [rsa, elliptic].map((key) => ({ ...published(key), alg: undefined }));
    const trusting = verifierOf(silent);

    expect(await trusting.verify(accessToken(silent, rsa))).toMatchObject({ ok: true });
    const confused = signedToken({ alg: 'ES256', kid: 'rsa' }, lawfulClaims(silent), elliptic.privateKey);
    expect(await trusting.verify(confused)).toEqual({ ok: false, failure: 'signature wrong' });
    await silent.close();
  });

  it.each(['ES384', 'RS512', 'HS384', 'EdDSA', 'ES256K', '', undefined, 1, ['ES256'], { alg: 'ES256' }])(
    'is refused for an algorithm outside the list (%s)',
    async (alg) => {
      const outcome = await verifier.verify(accessToken(stub, elliptic, {}, { alg }));
      expect(outcome).toEqual({ ok: false, failure: 'algorithm not allowed' });
    },
  );

  it('is refused when another key signed it', async () => {
    expect(await verifier.verify(accessToken(stub, attacker))).toEqual({ ok: false, failure: 'signature wrong' });
  });

  it('is refused when its payload was changed after signing', async () => {
    const [header, , signature] = accessToken(stub, elliptic).split('.');
    const payload = Buffer.from(JSON.stringify({ ...lawfulClaims(stub), post: 'POST-2' })).toString('base64url');

    const changed = `${header}.${payload}.${signature}`;
    expect(await verifier.verify(changed)).toEqual({ ok: false, failure: 'signature wrong' });
  });

  it('never makes the hub ask an address that it names', async () => {
    const named = [
      { jku: `${elsewhere.issuer}/keys` },
      { x5u: `${elsewhere.issuer}/keys` },
      { jwk: published(attacker) },
      { x5c: ['MIIB'] },
    ];
    for (const header of named) {
      const outcome = await verifier.verify(accessToken(stub, attacker, {}, header));
      expect(outcome).toEqual({ ok: false, failure: 'header names its own key' });
    }
    expect([...elsewhere.asked, ...stub.asked]).toEqual([]);
  });

  it.each([
    '../../../../dev/null',
    '/../keys',
    "elliptic' OR '1'='1",
    'elliptic\u0000',
    'a|cat /etc/passwd',
    '',
    'k'.repeat(129),
    7,
    null,
    undefined,
    ['elliptic'],
  ])('is refused for a key name that is none, without a fetch (%s)', async (kid) => {
    const outcome = await verifier.verify(accessToken(stub, elliptic, {}, { kid }));

    expect(outcome).toEqual({ ok: false, failure: 'header not understood' });
    expect(stub.asked).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('finds no key under %s', async (kid) => {
    expect(await verifier.verify(accessToken(stub, elliptic, {}, { kid }))).toEqual({
      ok: false,
      failure: 'key unknown',
    });
  });

  it('accepts the letters that issuers use in key names', async () => {
    const named = stubKey('wU3ifIIaLOUAReRB/FG6eM1P1QM=');
    const other = await stubIssuer([named]);

    expect(await verifierOf(other).verify(accessToken(other, named))).toMatchObject({ ok: true });
    await other.close();
  });

  it('is refused with an extension that nobody here understands', async () => {
    for (const header of [{ crit: ['b64'], b64: false }, { crit: [] }, { b64: true }]) {
      const outcome = await verifier.verify(accessToken(stub, elliptic, {}, header));
      expect(outcome).toEqual({ ok: false, failure: 'header not understood' });
    }
  });

  it.each(['dpop+jwt', 'logout+jwt', 'secevent+jwt', 'JWE', ''])('is refused as a token of type %s', async (typ) => {
    const outcome = await verifier.verify(accessToken(stub, elliptic, {}, { typ }));
    expect(outcome).toEqual({ ok: false, failure: 'type not allowed' });
  });

  it.each(['at+jwt', 'application/at+jwt', 'AT+JWT', 'JWT', undefined])('may be of type %s', async (typ) => {
    expect(await verifier.verify(accessToken(stub, elliptic, {}, { typ }))).toMatchObject({ ok: true });
  });

  it('is refused when its issuer is another, though the key is ours', async () => {
    const others = [elsewhere.issuer, `${stub.issuer}/`, stub.issuer.toUpperCase(), `${stub.issuer}?`, '__proto__'];
    for (const iss of others) {
      const outcome = await verifier.verify(accessToken(stub, elliptic, { iss }));
      expect(outcome).toEqual({ ok: false, failure: 'issuer not trusted' });
    }
    expect([...elsewhere.asked, ...stub.asked]).toEqual([]);
  });

  it.each([
    '',
    'a',
    'a.b',
    'a.b.c.d',
    '..',
    'e30.e30.AA',
    'W10.W10.AA',
    'bnVsbA.bnVsbA.AA',
    `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.!!.AA`,
    'é.é.é',
    '\u0000',
  ])('is refused when it is no token at all (%j)', async (text) => {
    expect(await verifier.verify(text)).toMatchObject({ ok: false });
  });

  it('is refused unread when it is larger than any lawful one', async () => {
    const outcome = await verifier.verify(accessToken(stub, elliptic, { padding: 'x'.repeat(15_000) }));
    expect(outcome).toEqual({ ok: false, failure: 'token too large' });
  });

  it('is refused under a key that is too short, of another use or not a signing key', async () => {
    const short = {
      ...generateKeyPairSync('rsa', { modulusLength: 1_024 }),
      kid: 'short',
      algorithm: 'RS256',
    } as const;
    const ed = { ...generateKeyPairSync('ed25519'), kid: 'ed', algorithm: 'ES256' } as const;
    const weak = await stubIssuer([short, ed]);
    weak.keys = [
      ...weak.keys,
      { ...published(elliptic), kid: 'enc', use: 'enc' },
      { kty: 'oct', k: 'AAAA', kid: 'oct' },
    ];
    const trusting = verifierOf(weak);

    for (const token of [
      accessToken(weak, short),
      accessToken(weak, ed, {}, { alg: 'ES256' }),
      accessToken(weak, elliptic, {}, { kid: 'enc' }),
      accessToken(weak, elliptic, {}, { kid: 'oct' }),
    ]) {
      expect(await trusting.verify(token)).toEqual({ ok: false, failure: 'key unknown' });
    }
    await weak.close();
  });

  it('is not made lawful by having been seen before its time was over', async () => {
    const token = accessToken(stub, elliptic, { exp: NOW + 60, aud: AUDIENCE });
    expect(await verifier.verify(token)).toMatchObject({ ok: true });
    expect(await verifier.verify(token)).toMatchObject({ ok: true });

    verifier.clock.seconds = NOW + 71;
    expect(await verifier.verify(token)).toEqual({ ok: false, failure: 'expired' });
  });
});
