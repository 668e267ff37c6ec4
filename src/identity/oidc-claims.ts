import { z } from 'zod';
import { fail, ok } from '../shared/result.js';
import { authentication } from './authentication-claims.js';
import type { ClaimsAdapter } from './claims-adapter.js';
import { PostCode } from './post-code.js';

const Claims = z.object({ post: PostCode.optional() });

/** A plain OpenID Connect issuer: the chosen post is the claim `post`; without it no post is chosen. */
export const oidcClaims: ClaimsAdapter = (claims, now) => {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) return fail('claim malformed');
  const how = authentication(claims, now);
  return how.ok ? ok({ post: parsed.data.post ?? null, ...how.value }) : how;
};
