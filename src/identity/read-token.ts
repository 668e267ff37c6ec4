import { z } from 'zod';
import { fail, ok, type Result } from '../shared/result.js';
import type { TokenFault } from './token-failure.js';

/**
 * Signature algorithms that are accepted. All are asymmetric: with a symmetric one the public key would be the
 * secret. `EdDSA` is absent because jsonwebtoken cannot verify it.
 */
export const ALGORITHMS = ['ES256', 'RS256', 'PS256'] as const;
export type TokenAlgorithm = (typeof ALGORITHMS)[number];

/** A token taken apart and not yet believed. */
export interface ReadToken {
  readonly algorithm: TokenAlgorithm;
  readonly kid: string;
  /** The payload as it came; every use of it checks its own claims. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Holds a person with dozens of CIS2 roles, and is below what an HTTP header may carry. */
const LARGEST = 15_000;
const COMPACT = /^([\w-]+)\.([\w-]+)\.[\w-]+$/;
const TYPES: readonly unknown[] = [undefined, 'at+jwt', 'application/at+jwt', 'jwt'];

/** Letters of both base64 alphabets: issuers write thumbprints. No dot follows a dot: a kid is a name, never a path. */
const KID = /^(?!.*\.\.)[\w.:+/=-]{1,128}$/;

const Header = z.object({ alg: z.string(), kid: z.string().regex(KID), typ: z.string().optional() });
const JsonObject = z.record(z.string(), z.unknown());

/**
 * Takes a compact JWS apart and judges its header. Nothing is fetched and no signature is checked here.
 * A header that brings a key or says where to find one is refused outright: keys come from the issuer's own
 * configuration (ASVS 5.0, V9.1).
 */
export function readToken(token: string): Result<ReadToken, TokenFault> {
  if (token.length > LARGEST) return fail('token too large');
  const parts = COMPACT.exec(token);
  const header = jsonObject(parts?.[1]);
  const claims = jsonObject(parts?.[2]);
  if (header === null || claims === null) return fail('not a signed token');

  const algorithm = header['alg'];
  if (!isAllowed(algorithm)) return fail('algorithm not allowed');
  if (['jku', 'jwk', 'x5u', 'x5c'].some((name) => name in header)) return fail('header names its own key');
  const known = Header.safeParse(header);
  if (!known.success || 'crit' in header || 'b64' in header) return fail('header not understood');
  if (!TYPES.includes(known.data.typ?.toLowerCase())) return fail('type not allowed');
  return ok({ algorithm, kid: known.data.kid, claims });
}

function isAllowed(algorithm: unknown): algorithm is TokenAlgorithm {
  return ALGORITHMS.some((allowed) => allowed === algorithm);
}

function jsonObject(part: string | undefined): Record<string, unknown> | null {
  if (part === undefined) return null;
  try {
    const parsed = JsonObject.safeParse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
