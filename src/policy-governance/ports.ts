import type { Caller } from '../enquiry/caller.js';
import type { Enquirer } from '../directory/enquirer.js';
import type { Instant } from '../shared/instant.js';
import type { Result } from '../shared/result.js';
import type { PolicyProposal } from './policy-proposal.js';

/** Somebody of information governance, with standing, at one instant of the database. */
export interface Governor {
  readonly caller: Caller;
  readonly enquirer: Enquirer;
  readonly post: NonNullable<Enquirer['post']>;
  readonly instant: Instant;
}

/** What a draft became when it was proposed. */
export type Proposed =
  | { readonly kind: 'WAITS'; readonly proposal: PolicyProposal }
  /** It is in force, or waits already, or as many of its author's organisation wait as may; nothing was written. */
  | { readonly kind: 'IN_FORCE' | 'WAITS_ALREADY' | 'TOO_MANY_WAIT' };

/** Proposals of one organisation that may wait at the same time: people read what they approve. */
export const MOST_WAITING = 3;

/** What became of an approval. */
export type Approved =
  | { readonly kind: 'FIRST_APPROVAL'; readonly proposal: PolicyProposal }
  /** The second one: the policy is in force from now on, and the decision that says so is in the log. */
  | { readonly kind: 'IN_FORCE'; readonly proposal: PolicyProposal; readonly decisionId: string };

/** Whether an approval is good, and if so whether it is the last that is needed. */
export type JudgeApproval<Failure> = (proposal: PolicyProposal) => Result<'FIRST' | 'LAST', Failure>;

/**
 * Keeps the proposals of a policy.
 * Obligations: a proposal waits from when it is made until any policy comes into force. `approve` judges and writes
 * under a lock that every other approval waits for. The last approval, the activation and its decision in the log are
 * committed together or not at all. `propose` counts what waits under the same lock.
 */
export interface PolicyProposals {
  /** Canonical JSON of a stored ruleset; `null` when there is none of that version. */
  stored(version: string): Promise<string | null>;
  /** Canonical JSON of the ruleset in force. */
  inForce(): Promise<string>;
  /** Stores a ruleset by its version, unless it is stored already; it waits for nothing by that. */
  keep(policy: { readonly version: string; readonly ruleset: string }): Promise<void>;
  /** Those that wait, oldest first. */
  waiting(): Promise<readonly PolicyProposal[]>;
  propose(
    author: Governor,
    policy: { readonly version: string; readonly ruleset: string },
    note: string,
  ): Promise<Proposed>;
  /** `null` when no proposal of this version waits. */
  approve<Failure>(
    approver: Governor,
    version: string,
    judge: JudgeApproval<Failure>,
  ): Promise<Result<Approved, Failure> | null>;
}
