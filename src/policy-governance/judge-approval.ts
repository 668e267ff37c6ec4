import { signedInAgainFor } from '../enquiry/signed-in-again.js';
import { ok, type Result } from '../shared/result.js';
import { forbidden, type GovernanceFailure } from './governor.js';
import type { PolicyProposal } from './policy-proposal.js';
import type { Governor } from './ports.js';

/**
 * Whether an approval is good: a policy comes into force by two people of different organisations, neither the author,
 * each of whom has just signed in again for this very proposal.
 */
export function judgeApproval(
  { caller, enquirer, post, instant }: Governor,
  proposal: PolicyProposal,
): Result<'FIRST' | 'LAST', GovernanceFailure> {
  const { id } = enquirer.practitioner;
  if (proposal.proposedBy.id === id) return forbidden('whoever proposed a policy does not approve it');
  if (proposal.approvals.some(({ practitioner }) => practitioner.id === id)) {
    return forbidden("you have approved this policy; the second approval is another person's");
  }
  if (proposal.approvals.some(({ organisation }) => organisation.id === post.organisation.id)) {
    return forbidden('your organisation has approved this policy; the second approval is of another organisation');
  }
  if (!signedInAgainFor(caller, proposal.id, instant)) {
    return forbidden('a policy is approved after signing in again for this proposal, within 5 minutes');
  }
  return ok(proposal.approvals.length === 0 ? 'FIRST' : 'LAST');
}
