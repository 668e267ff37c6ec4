import type { RuleChange } from './rule-changes.js';

/** A ruleset that somebody asks to be put in force, and who has approved it so far. */
export interface PolicyProposal {
  /** UUID; what an approver signs in again for. */
  readonly id: string;
  /** SHA-256 of the ruleset. */
  readonly version: string;
  readonly proposedBy: NamedParty;
  readonly organisation: NamedParty;
  /** ISO 8601, UTC. */
  readonly proposedAt: string;
  /** Why, in the author's words. */
  readonly note: string;
  /** Those that still count, in order of time: whoever no longer holds the post has not approved. */
  readonly approvals: readonly PolicyApproval[];
  /** In what it differs from the policy that was in force when it was proposed. */
  readonly changes: readonly RuleChange[];
}

export interface PolicyApproval {
  readonly practitioner: NamedParty;
  readonly organisation: NamedParty;
  /** ISO 8601, UTC. */
  readonly approvedAt: string;
}

/** A person or an organisation of the directory. */
export interface NamedParty {
  readonly id: string;
  readonly name: string;
}
