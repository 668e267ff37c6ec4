import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { feedClients } from '../../../src/identity/development/feed-clients.js';
import {
  startDevelopmentIdentityProvider,
  type DevelopmentIdentityProvider,
} from '../../../src/identity/development/identity-provider.js';
import { personaToken } from '../../../src/identity/development/persona-token.js';
import { PERSONAS } from '../../../src/identity/development/personas.js';
import { tokenVerifier, type TokenVerifier } from '../../../src/identity/token-verifier.js';
import { trustedIssuers, type TrustedIssuer } from '../../../src/identity/trusted-issuers.js';
import { ORGANISATIONS } from '../../../src/synthetic-town/organisations.js';
import { audiencesOf } from '../../support/access-token.js';

const AUDIENCES = audiencesOf('urn:safeguarding-hub:test');
const REQUEST_ID = '5d0c8a4e-6b1f-4b0e-9a43-0d8f1c2b3a49';
const EVERYBODY = [...PERSONAS, ...feedClients(ORGANISATIONS)];

describe('the development identity provider', () => {
  let dataDir: string;
  let provider: DevelopmentIdentityProvider;
  let issuers: readonly TrustedIssuer[];
  let verifier: TokenVerifier;
  const warnings = vi.spyOn(console, 'warn');
  const notices = vi.spyOn(console, 'info');

  const start = () =>
    startDevelopmentIdentityProvider({
      environment: 'development',
      port: 0,
      dataDir,
      audiences: AUDIENCES,
      personas: EVERYBODY,
    });
  const freshVerifier = () => tokenVerifier({ issuers, audiences: AUDIENCES, allowHttp: true, fetch, now: Date.now });
  const tokenOf = (key: string, stepUpFor: string | null = null) => {
    const persona = EVERYBODY.find((one) => one.key === key);
    if (persona === undefined) throw new Error('no such persona');
    return personaToken({ persona, issuers, stepUpFor, fetch });
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'hub-identity-'));
    provider = await start();
    const trusted = trustedIssuers(provider.issuers, { allowHttp: true });
    if (!trusted.ok) throw new Error(trusted.failure);
    issuers = trusted.value;
    verifier = freshVerifier();
  });
  afterAll(async () => {
    await provider.close();
    await rm(dataDir, { recursive: true });
    warnings.mockRestore();
    notices.mockRestore();
  });

  it.each(EVERYBODY.map((persona) => [persona.key, persona] as const))('signs in %s', async (key, persona) => {
    const verified = await verifier.verify(await tokenOf(key));

    const issuer = issuers.find(({ adapter }) => adapter === persona.issuer)?.issuer;
    if (persona.kind === 'FEED') {
      expect(verified).toEqual({ ok: true, value: { kind: 'FEED', issuer, subject: persona.subject } });
      return;
    }
    expect(verified).toMatchObject({
      ok: true,
      value: {
        kind: 'PRACTITIONER',
        caller: {
          issuer,
          subject: persona.subject,
          post: persona.post?.id ?? null,
          authenticationLevel: 2,
          stepUpFor: null,
        },
      },
    });
  });

  it.each(['police-child-abuse-unit', 'named-professional'])('binds a step-up of %s to one request', async (key) => {
    const verified = await verifier.verify(await tokenOf(key, REQUEST_ID));

    expect(verified).toMatchObject({
      ok: true,
      value: { caller: { authenticationLevel: 3, authenticatedAt: expect.any(String), stepUpFor: REQUEST_ID } },
    });
  });

  it('refuses a step-up that names no request by its UUID', async () => {
    await expect(tokenOf('police-child-abuse-unit', 'any')).rejects.toThrow('step-up names no UUID');
  });

  it('gives a persona of the other issuer no token', async () => {
    const nurse = PERSONAS.find(({ key }) => key === 'ae-nurse')!;
    const attempt = personaToken({ persona: { ...nurse, issuer: 'oidc' }, issuers, stepUpFor: null, fetch });

    await expect(attempt).rejects.toThrow('no such persona');
  });

  it('offers the authorization code flow in its discovery document', async () => {
    const response = await fetch(`${issuers[0]!.issuer}/.well-known/openid-configuration`);

    expect(await response.json()).toMatchObject({
      issuer: issuers[0]!.issuer,
      authorization_endpoint: `${issuers[0]!.issuer}/auth`,
      response_types_supported: expect.arrayContaining(['code']),
    });
  });

  it('answers an unknown client in plain words', async () => {
    const response = await fetch(`${issuers[0]!.issuer}/auth?client_id=unknown`);

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('invalid_client');
  });

  it('publishes public keys alone', async () => {
    for (const { issuer } of issuers) {
      const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: Record<string, unknown>[] };
      expect(keys).toHaveLength(1);
      for (const key of keys)
        for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(key).not.toHaveProperty(secret);
    }
  });

  it('keeps its keys in a file that only its owner can read', async () => {
    const file = join(dataDir, 'identity-provider', 'oidc-signing-keys.json');

    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toHaveLength(1);
  });

  it('signs with a new key after a rotation, while tokens of the last key still hold', async () => {
    const before = await tokenOf('gp');
    await provider.rotateKeys();
    const after = await tokenOf('gp');

    const other = freshVerifier();
    expect(headerOf(after)).not.toEqual(headerOf(before));
    expect(await other.verify(before)).toMatchObject({ ok: true });
    expect(await other.verify(after)).toMatchObject({ ok: true });
  });

  it('accepts its tokens after a restart, because the keys are kept', async () => {
    const second = await start();
    try {
      const first = await (await fetch(`${issuers[0]!.issuer}/jwks`)).json();
      const trusted = trustedIssuers(second.issuers, { allowHttp: true });
      const again = trusted.ok ? trusted.value[0]!.issuer : '';
      expect(await (await fetch(`${again}/jwks`)).json()).toEqual(first);
    } finally {
      await second.close();
    }
  });

  it('knows no other address', async () => {
    const { origin } = new URL(issuers[0]!.issuer);

    expect((await fetch(`${origin}/`)).status).toBe(404);
    expect((await fetch(`${origin}/other/jwks`)).status).toBe(404);
  });

  it('says nothing on the console', () => {
    expect(warnings).not.toHaveBeenCalled();
    expect(notices).not.toHaveBeenCalled();
  });

  it('refuses to exist in production', async () => {
    const attempt = startDevelopmentIdentityProvider({
      environment: 'production',
      port: 0,
      dataDir,
      audiences: AUDIENCES,
      personas: PERSONAS,
    });

    await expect(attempt).rejects.toThrow('does not exist in production');
  });
});

function headerOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8'));
}
