import jsonwebtoken from 'jsonwebtoken';
import type { KeyObject } from 'node:crypto';
import type { Caller } from '../enquiry/caller.js';
import { fail, ok, type Result } from '../shared/result.js';
import { CLAIMS_ADAPTERS } from './claims-adapters.js';
import type { Fetch } from './fetch-json.js';
import { keyStore } from './key-store.js';
import { readToken, type ReadToken } from './read-token.js';
import {
  CLOCK_TOLERANCE_SECONDS,
  registeredClaims,
  type RegisteredClaims,
  type TokenAudiences,
} from './registered-claims.js';
import { signatureCache } from './signature-cache.js';
import type { TokenFault } from './token-failure.js';
import type { TrustedIssuer } from './trusted-issuers.js';

/** Whom a token speaks for: a person who may enquire, or a case system that may feed. Never both. */
export type Authenticated =
  | { readonly kind: 'PRACTITIONER'; readonly caller: Caller }
  | { readonly kind: 'FEED'; readonly issuer: string; readonly subject: string };

/**
 * Turns an access token into whom it speaks for.
 * Obligations: never throws for anything a token may hold; the failure is for the log, the world gets
 * `UNAUTHENTICATED` for all of them; nothing of roles or standing is remembered between calls (S7, S8).
 */
export interface TokenVerifier {
  verify(token: string): Promise<Result<Authenticated, TokenFault>>;
  /** Fetches the keys of every issuer once, so that the first enquiry need not wait; a failure is only reported. */
  preload(): Promise<void>;
}

export interface TokenVerifierOptions {
  readonly issuers: readonly TrustedIssuer[];
  readonly audiences: TokenAudiences;
  /** Only in development: issuers and keys at plain http addresses. */
  readonly allowHttp: boolean;
  readonly fetch: Fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly onFetchFailed?: (issuer: string, cause: unknown) => void;
}

/**
 * The one place where tokens are judged. Everything that needs no key comes first, so that a token which could never
 * be accepted causes no fetch (S1 to S3).
 */
export function tokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { fetch, allowHttp, now, onFetchFailed = () => undefined } = options;
  const trusted = new Map(
    options.issuers.map((issuer) => [
      issuer.issuer,
      { adapter: CLAIMS_ADAPTERS[issuer.adapter], keys: keyStore(issuer, { fetch, allowHttp, now, onFetchFailed }) },
    ]),
  );
  const signatures = signatureCache();

  return {
    async verify(token) {
      const seconds = Math.floor(now() / 1_000);
      const read = readToken(token);
      if (!read.ok) return read;
      const registered = registeredClaims(read.value.claims, options.audiences, seconds);
      if (!registered.ok) return registered;
      const issuer = trusted.get(registered.value.issuer);
      if (issuer === undefined) return fail('issuer not trusted');

      const key = await issuer.keys.key(read.value.kid);
      if (!key.ok) return key;
      // a key published for one algorithm never verifies another
      if (key.value.algorithm !== null && key.value.algorithm !== read.value.algorithm) {
        return fail('algorithm not allowed');
      }
      if (!signatures.holds(token, key.value.key, seconds)) {
        if (!isSigned(token, read.value, registered.value, key.value.key, seconds)) return fail('signature wrong');
        signatures.remember(token, key.value.key, registered.value.expires);
      }

      const { issuer: name, subject, use } = registered.value;
      if (use === 'FEED') return ok({ kind: 'FEED', issuer: name, subject });
      const signIn = issuer.adapter(read.value.claims, seconds);
      return signIn.ok ? ok({ kind: 'PRACTITIONER', caller: { issuer: name, subject, ...signIn.value } }) : signIn;
    },
    async preload() {
      await Promise.all([...trusted.values()].map((issuer) => issuer.keys.load()));
    },
  };
}

/** jsonwebtoken checks the signature, and once more what was checked before. */
function isSigned(
  token: string,
  read: ReadToken,
  { issuer, subject }: RegisteredClaims,
  key: KeyObject,
  seconds: number,
): boolean {
  try {
    jsonwebtoken.verify(token, key, {
      algorithms: [read.algorithm],
      issuer,
      subject,
      clockTimestamp: seconds,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return true;
  } catch {
    return false;
  }
}
