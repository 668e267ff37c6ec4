import { z } from 'zod';
import type { Caller } from '../enquiry/caller.js';
import type { Instant } from '../shared/instant.js';
import { fail, ok, type Result } from '../shared/result.js';
import { CLOCK_TOLERANCE_SECONDS } from './registered-claims.js';
import type { TokenFault } from './token-failure.js';

export type Authentication = Pick<Caller, 'authenticationLevel' | 'authenticatedAt' | 'stepUpFor'>;

const LATEST_INSTANT_SECONDS = 253_402_300_799;
const Claims = z.object({
  acr: z.string().max(200).optional(),
  auth_time: z.number().int().nonnegative().max(LATEST_INSTANT_SECONDS).optional(),
  step_up_for: z
    .guid()
    .transform((id) => id.toLowerCase())
    .optional(),
});

/**
 * How and when the person signed in, from `acr`, `auth_time` and `step_up_for`; `now` in seconds.
 * A step-up counts only with level 2 or 3 and a time of sign-in; without them `stepUpFor` is `null`.
 * Whether that time is recent enough is for the policy to say. A sign-in in the future would be recent for ever and
 * is refused.
 */
export function authentication(
  claims: Readonly<Record<string, unknown>>,
  now: number,
): Result<Authentication, TokenFault> {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) return fail('claim malformed');
  const { acr, auth_time: authTime, step_up_for: stepUpFor } = parsed.data;
  if (authTime !== undefined && authTime > now + CLOCK_TOLERANCE_SECONDS) return fail('claim malformed');

  const authenticationLevel = authenticationLevelOf(acr);
  const authenticatedAt = authTime === undefined ? null : instantOf(authTime);
  const steppedUp = authenticationLevel >= 2 && authenticatedAt !== null;
  return ok({ authenticationLevel, authenticatedAt, stepUpFor: steppedUp ? (stepUpFor ?? null) : null });
}

/**
 * The assurance level that an `acr` such as `AAL3_ANY` or `AAL2_OR_AAL3_ANY` proves: the lowest it names, because it
 * promises no more; 0 when it names none.
 */
export function authenticationLevelOf(acr: string | undefined): Caller['authenticationLevel'] {
  const levels = [...(acr ?? '').matchAll(/(?<![a-z])AAL([123])(?!\d)/gi)].map((match) => Number(match[1]));
  const lowest = Math.min(...levels);
  return lowest === 1 || lowest === 2 || lowest === 3 ? lowest : 0;
}

function instantOf(seconds: number): Instant {
  return new Date(seconds * 1_000).toISOString().replace('.000Z', '.000000Z') as Instant;
}
