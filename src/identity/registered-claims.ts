import { z } from 'zod';
import { fail, ok, type Result } from '../shared/result.js';
import type { TokenFault } from './token-failure.js';

/** How far the issuer's clock may differ from ours (F9). */
export const CLOCK_TOLERANCE_SECONDS = 10;
/** A token is never accepted longer than a shift after it was issued, whatever its `exp` says. */
export const OLDEST_TOKEN_SECONDS = 12 * 3_600;

/** What the token may be used for; a token is for exactly one of them. */
export type TokenUse = 'ENQUIRY' | 'FEED';

/** The claims that every token must carry, checked. Times are seconds since the epoch. */
export interface RegisteredClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly use: TokenUse;
  readonly expires: number;
}

const Seconds = z.number().int().nonnegative();
/** Ends up in SQL and in the record: printable ASCII, as OpenID Connect demands, and no control characters. */
const Subject = z.string().regex(/^[\x20-\x7e]{1,255}$/);
const Claims = z.object({
  iss: z.string().min(1).max(1_000),
  sub: Subject,
  aud: z.union([z.string(), z.array(z.string())]),
  exp: Seconds,
  iat: Seconds,
  nbf: Seconds.optional(),
});

/** Claims that only identity tokens carry; an access token with one of them is one that was mistaken for it. */
const OF_IDENTITY_TOKENS = ['nonce', 'at_hash', 'c_hash', 's_hash'];

/** The two audiences of a hub, which differ: a token of a case system cannot enquire, and the reverse. */
export interface TokenAudiences {
  readonly enquiry: string;
  readonly feed: string;
}

/**
 * Judges `iss`, `sub`, `aud`, `exp`, `iat` and `nbf` at `now` (seconds): all but `nbf` must be there, which
 * jsonwebtoken itself does not demand. A token for both audiences is for neither.
 */
export function registeredClaims(
  claims: Readonly<Record<string, unknown>>,
  audiences: TokenAudiences,
  now: number,
): Result<RegisteredClaims, TokenFault> {
  if (['iss', 'sub', 'aud', 'exp', 'iat'].some((name) => claims[name] === undefined)) return fail('claim missing');
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) return fail('claim malformed');
  const { iss, sub, aud, exp, iat, nbf } = parsed.data;

  const use = tokenUse([aud].flat(), audiences);
  if (use === null) return fail('audience is not this hub');
  if (OF_IDENTITY_TOKENS.some((name) => name in claims)) return fail('looks like an identity token');
  if (now >= exp + CLOCK_TOLERANCE_SECONDS) return fail('expired');
  if (iat > now + CLOCK_TOLERANCE_SECONDS) return fail('issued in the future');
  if (nbf !== undefined && nbf > now + CLOCK_TOLERANCE_SECONDS) return fail('not yet valid');
  if (now - iat > OLDEST_TOKEN_SECONDS) return fail('token too old');
  return ok({ issuer: iss, subject: sub, use, expires: exp });
}

function tokenUse(named: readonly string[], audiences: TokenAudiences): TokenUse | null {
  const enquiry = named.includes(audiences.enquiry);
  const feed = named.includes(audiences.feed);
  if (enquiry === feed) return null;
  return enquiry ? 'ENQUIRY' : 'FEED';
}
