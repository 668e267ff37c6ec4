import type { DecisionId } from '../shared/ids.js';
import type { EnquirerPerson, EnquirerPost } from './enquirer.js';

/**
 * The colleague on whose behalf somebody asks, as the directory has them at the moment of the enquiry. Never the
 * enquirer, and never somebody without an active post.
 */
export interface Colleague {
  readonly practitioner: EnquirerPerson;
  /** Its issuer counts as registered when one that signs this person in speaks for the organisation. */
  readonly post: EnquirerPost;
  /**
   * The earlier enquiry by the same person, with the same subject, purpose, concern, ground and override as typed, that
   * the colleague confirmed within 24 hours of being asked and within the 24 hours before this one, and under which
   * nothing was answered yet; `null` when there is none.
   */
  readonly confirmedIn: DecisionId | null;
}
