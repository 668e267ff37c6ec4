import type { CallerFacts } from '../decision-policy/facts/facts.js';
import { organisationKind } from '../decision-policy/facts/organisation-kind.js';
import type { Enquirer, EnquirerPost } from '../directory/enquirer.js';

/** A holder who may record: somebody of an active organisation, in an active post of it. */
export interface Holder extends Enquirer {
  readonly post: EnquirerPost;
}

/**
 * Whoever signed in for an active post of an active organisation records what they decided: vetting or training that
 * lapsed, a limit, or a conflict of interest stops information going out and never a record from being made (5.20,
 * 5.24). `null` for everybody else.
 */
export function holderOf(enquirer: Enquirer | null): Holder | null {
  if (enquirer === null || enquirer.post === null) return null;
  const { post, practitioner } = enquirer;
  return post.organisation.active && post.organisation.issuerRegistered ? { practitioner, post } : null;
}

/** What the words of an answer turn on: nobody is sent to themselves (5.34, 5.51). */
export function askerOf({ post }: Holder): Pick<CallerFacts, 'group' | 'organisationKind'> {
  return { group: post.group, organisationKind: organisationKind(post.organisation.kind) };
}

/** Why somebody else may not; it depends on the sign-in alone. */
export const NO_POST = 'no active post of an active organisation is chosen';
