import type { ConcernLevel } from '../decision-policy/facts/vocabulary.js';
import type { Caller } from '../enquiry/caller.js';
import { HubError } from './hub-error.js';
import type { FeedSource, HubServices, TokenHolder } from './hub-services.js';

/** What a resolver is given with each request. */
export interface HubContext {
  readonly services: HubServices;
  readonly holder: TokenHolder;
  /** Random; names this request in the answer and in the log. */
  readonly reference: string;
  /** Milliseconds by a clock that never goes back. */
  readonly startedAt: number;
  /** What the enquiry of this request states, once it is read: it decides whom to phone when nothing can be checked. */
  concern: ConcernLevel | null;
  /** Every error of this request, for the log. */
  readonly faults: unknown[];
}

/** The person who asks. Throws UNAUTHENTICATED for the token of a case system, which is no token for this. */
export function callerOf({ holder }: HubContext): Caller {
  if (holder.kind !== 'PRACTITIONER') throw new HubError('UNAUTHENTICATED');
  return holder.caller;
}

/** The case system that states. Throws UNAUTHENTICATED for the token of a person. */
export function feedSourceOf({ holder }: HubContext): FeedSource {
  if (holder.kind !== 'FEED') throw new HubError('UNAUTHENTICATED');
  return { issuer: holder.issuer, subject: holder.subject };
}
