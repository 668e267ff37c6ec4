import type { Caller } from '../enquiry/caller.js';
import type { Result } from '../shared/result.js';
import type { TokenFault } from './token-failure.js';

/** What an issuer's own claims say beyond who it is: which post was chosen and how the person signed in. */
export type SignIn = Omit<Caller, 'issuer' | 'subject'>;

/**
 * Reads the claims of one shape of issuer; `now` in seconds. The token only selects among the posts that the
 * directory holds for the caller: organisations, roles and activities that it lists are read by nobody (S7).
 */
export type ClaimsAdapter = (claims: Readonly<Record<string, unknown>>, now: number) => Result<SignIn, TokenFault>;
