import { randomBytes, randomUUID } from 'node:crypto';
import { canonicalText } from '../../disclosure-log/format/canonical-bytes.js';
import type { PolicyProposal } from '../../policy-governance/policy-proposal.js';
import type { Governor } from '../../policy-governance/ports.js';
import type { DecisionParts } from '../recording/decision-row.js';
import { NOT_ABOUT_A_CHILD } from '../recording/not-about-a-child.js';

/** Who may change the policy is a fixed rule of the program, not of the policy; this names its version. */
const ACTIVATION_RULE = 'policy-activation/1';

/**
 * The decision by which an activation stands in the log: made by whoever approved last, under the version that comes
 * into force, with the author and both approvers in what was asked.
 */
export function activationParts(
  { caller, enquirer, post, instant }: Governor,
  { id, version, note, proposedBy, organisation, proposedAt, approvals }: PolicyProposal,
): DecisionParts {
  return {
    kind: 'POLICY_ACTIVATION',
    caller,
    requestId: randomUUID(),
    // an activation has no repeat that could be compared with it
    requestDigest: randomBytes(32),
    decidedAt: instant,
    practitionerId: enquirer.practitioner.id,
    organisationId: post.organisation.id,
    postId: post.id,
    sector: post.organisation.sector,
    group: post.group,
    purpose: 'OVERSIGHT',
    setting: 'SCHEDULED',
    concern: 'NONE',
    outcome: 'ACTIVATED',
    policyVersion: version,
    request: canonicalText({
      proposal: id,
      version,
      note,
      proposedAt,
      author: { practitioner: proposedBy.id, organisation: organisation.id },
    }),
    facts: canonicalText({
      now: instant,
      approvals: approvals.map(({ practitioner, organisation: of, approvedAt }) => ({
        practitioner: practitioner.id,
        organisation: of.id,
        approvedAt,
      })),
    }),
    decision: canonicalText({ outcome: 'ACTIVATED', rule: ACTIVATION_RULE }),
    answer: canonicalText({ version }),
    context: canonicalText({
      authenticationLevel: caller.authenticationLevel,
      authenticatedAt: caller.authenticatedAt,
      stepUpFor: caller.stepUpFor,
    }),
    ...NOT_ABOUT_A_CHILD,
  };
}
