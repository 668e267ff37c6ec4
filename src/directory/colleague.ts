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
   * Within the 24 hours before this enquiry the colleague confirmed one by the same person, about the same subject as
   * typed, for the same purpose, and within 24 hours of being asked.
   */
  readonly confirmed: boolean;
}
