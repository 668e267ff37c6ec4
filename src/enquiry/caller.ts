import type { PostId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

/**
 * Who asks, as far as the token can say: a subject at an issuer, and which of that person's posts was chosen.
 * Standing, groups and organisations come from the directory with each enquiry and are never taken from the token.
 */
export interface Caller {
  readonly issuer: string;
  readonly subject: string;
  /** The post that was chosen at sign-in; `null` when the token names none. */
  readonly post: PostId | null;
  /** Authentication assurance level, 0 when the issuer did not say. */
  readonly authenticationLevel: 0 | 1 | 2 | 3;
  /** When the person last proved who they are; `null` when the issuer did not say. */
  readonly authenticatedAt: Instant | null;
  /** The one request that a step-up sign-in was bound to; `null` for an ordinary token. */
  readonly stepUpFor: string | null;
}
