import type { PractitionerGroup } from '../decision-policy/facts/vocabulary.js';
import type { Caller } from '../enquiry/caller.js';
import type { ReaderLookUp } from '../oversight/ports.js';
import { whoReads } from '../oversight/who-reads.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { Governor } from './ports.js';

/** Why something about the policy is refused. The texts speak of the caller, the draft and the proposal alone. */
export type GovernanceFailure =
  | { readonly code: 'FORBIDDEN'; readonly why: string }
  | { readonly code: 'BAD_INPUT'; readonly path: string; readonly accepted: string }
  | { readonly code: 'TOO_MANY'; readonly why: string };

/** Whoever answers for the rules: of any organisation, or of the hub. */
export const INFORMATION_GOVERNANCE: readonly PractitionerGroup[] = ['IG_LEAD', 'HUB_IG_LEAD'];
/** The hub's own reviewers, who cannot enquire. */
export const HUB_REVIEWERS: readonly PractitionerGroup[] = ['HUB_IG_LEAD'];

/**
 * The caller as one who may act on the policy: in a post of one of `groups`, at an active organisation that vouches for
 * the sign-in, with vetting and training in force.
 */
export async function governor(
  directory: ReaderLookUp,
  caller: Caller,
  groups: readonly PractitionerGroup[],
): Promise<Result<Governor, GovernanceFailure>> {
  const { enquirer, instant, today } = await directory.reader(caller);
  const post = enquirer?.post ?? null;
  if (enquirer === null || post === null) return forbidden('no post is chosen');
  if (!groups.includes(post.group)) {
    const who = groups === HUB_REVIEWERS ? "the hub's own reviewers do" : 'information governance does';
    return forbidden(`only ${who} this`);
  }
  const standing = whoReads(enquirer, today);
  return standing.ok ? ok({ caller, enquirer, post, instant }) : standing;
}

export function forbidden(why: string): { readonly ok: false; readonly failure: GovernanceFailure } {
  return fail({ code: 'FORBIDDEN', why });
}
