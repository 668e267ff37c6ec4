import type { TokenAudiences } from '../../src/identity/registered-claims.js';
import { tokenVerifier, type TokenVerifier } from '../../src/identity/token-verifier.js';
import type { AdapterName } from '../../src/identity/trusted-issuers.js';
import { signedToken, type StubIssuer, type StubKey } from './stub-issuer.js';

export const AUDIENCE = 'urn:safeguarding-hub:test';

/** The audiences of a hub that is named `audience`; feeds have one of their own. */
export function audiencesOf(audience: string): TokenAudiences {
  return { enquiry: audience, feed: `${audience}/feed` };
}

/** The instant of these tests, in seconds. */
export const NOW = 1_767_225_600;

/** The claims of a lawful token of `stub`, five minutes old. */
export function lawfulClaims(stub: StubIssuer): Record<string, unknown> {
  return { iss: stub.issuer, sub: 'person-1', aud: AUDIENCE, iat: NOW - 300, exp: NOW + 600, post: 'POST-1' };
}

/** A lawful token of `stub` with these claims and header fields changed; `undefined` takes one out. */
export function accessToken(
  stub: StubIssuer,
  key: StubKey,
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): string {
  const lawful = { alg: key.algorithm, kid: key.kid, typ: 'at+jwt' };
  return signedToken({ ...lawful, ...header }, { ...lawfulClaims(stub), ...claims }, key.privateKey);
}

/** A verifier that trusts `stub`, with a clock that a test moves. */
export function verifierOf(stub: StubIssuer, adapter: AdapterName = 'oidc'): TokenVerifier & { clock: Clock } {
  const clock: Clock = { seconds: NOW };
  const verifier = tokenVerifier({
    issuers: [{ adapter, issuer: stub.issuer }],
    audiences: audiencesOf(AUDIENCE),
    allowHttp: true,
    fetch,
    now: () => clock.seconds * 1_000,
  });
  return { ...verifier, clock };
}

export interface Clock {
  seconds: number;
}
