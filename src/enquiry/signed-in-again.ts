import { elapsed, type Instant } from '../shared/instant.js';
import type { Caller } from './caller.js';

/** Minutes for which a second sign-in is fresh. */
const FRESH_MINUTES = 5;
/** The clock of whoever signed the caller in may be a little ahead. */
const AHEAD_MINUTES = 1;

/**
 * Whether the caller signed in again within five minutes, surely enough, and for this one thing: the request, decision or
 * proposal that `reference` names.
 */
export function signedInAgainFor(caller: Caller, reference: string, now: Instant): boolean {
  if (caller.stepUpFor !== reference || caller.authenticatedAt === null || caller.authenticationLevel < 2) return false;
  const minutes = elapsed(caller.authenticatedAt, now, 'minute');
  return minutes >= -AHEAD_MINUTES && minutes <= FRESH_MINUTES;
}
