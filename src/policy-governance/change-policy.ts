import type { Sha256OfText } from '../decision-policy/rulebook/policy-version.js';
import type { Caller } from '../enquiry/caller.js';
import type { ReaderLookUp } from '../oversight/ports.js';
import { fail, ok, type Result } from '../shared/result.js';
import { governor, INFORMATION_GOVERNANCE, type GovernanceFailure } from './governor.js';
import { judgeApproval } from './judge-approval.js';
import type { PolicyProposal } from './policy-proposal.js';
import { oneAtATime } from './one-at-a-time.js';
import { MOST_WAITING, type Approved, type Governor, type PolicyProposals } from './ports.js';
import { readDraft } from './read-draft.js';

export interface ChangePolicyPorts {
  readonly directory: ReaderLookUp;
  readonly proposals: PolicyProposals;
  readonly sha256: Sha256OfText;
}

// a note is for people who decide on it: text of one paragraph, all of it to be seen
const NOTE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{10,1000}$/u;
const VERSION = /^[0-9a-f]{64}$/;

/** How a policy is changed: somebody proposes, two others approve. */
export function createChangePolicy({ directory, proposals, sha256 }: ChangePolicyPorts) {
  const alone = oneAtATime('another draft is being read: try again in a moment');

  /**
   * Stores a draft and lets it wait for two approvals. A ruleset that is stored already (the one of a newer build, which
   * `hub migrate` has put there, or one that was in force before) is proposed as it stands: this hub's evaluator need
   * not know all of its facts.
   */
  async function propose(
    caller: Caller,
    draft: string,
    note: string,
  ): Promise<Result<PolicyProposal, GovernanceFailure>> {
    const author = await governor(directory, caller, INFORMATION_GOVERNANCE);
    // whoever may not propose keeps nobody from it
    return author.ok ? alone(() => proposeAs(author.value, draft, note)) : author;
  }

  async function proposeAs(
    author: Governor,
    draft: string,
    note: string,
  ): Promise<Result<PolicyProposal, GovernanceFailure>> {
    if (note.trim() === '' || !NOTE.test(note))
      return badInput('note', 'why it should change, in 10 to 1000 characters');
    const policy = await policyOf(draft);
    if (!policy.ok) return policy;
    const proposed = await proposals.propose(author, policy.value, note);
    switch (proposed.kind) {
      case 'WAITS':
        return ok(proposed.proposal);
      case 'WAITS_ALREADY':
        return badInput('draft', 'a policy that does not wait already: see `policyProposals`');
      case 'TOO_MANY_WAIT':
        return fail({
          code: 'TOO_MANY',
          why: `${MOST_WAITING} policies of your organisation wait already: see \`policyProposals\``,
        });
      case 'IN_FORCE':
        return badInput('draft', 'another policy than the one that is in force');
    }
  }

  async function policyOf(
    draft: string,
  ): Promise<Result<{ readonly version: string; readonly ruleset: string }, GovernanceFailure>> {
    const asSent = draft.trim();
    const version = sha256(asSent);
    if ((await proposals.stored(version)) === asSent) return ok({ version, ruleset: asSent });
    const read = readDraft(asSent, sha256);
    return read.ok ? ok({ version: read.value.version, ruleset: read.value.text }) : read;
  }

  /** Approves the proposal of a version that waits; the second good approval puts it in force. */
  async function approve(caller: Caller, version: string): Promise<Result<Approved, GovernanceFailure>> {
    const approver = await governor(directory, caller, INFORMATION_GOVERNANCE);
    if (!approver.ok) return approver;
    const approved = VERSION.test(version)
      ? await proposals.approve(approver.value, version, (proposal) => judgeApproval(approver.value, proposal))
      : null;
    return approved ?? badInput('version', 'the version of a policy that waits: see `policyProposals`');
  }

  /** What waits, oldest first, for whoever may approve. */
  async function waiting(caller: Caller): Promise<Result<readonly PolicyProposal[], GovernanceFailure>> {
    const reader = await governor(directory, caller, INFORMATION_GOVERNANCE);
    return reader.ok ? ok(await proposals.waiting()) : reader;
  }

  return { propose, approve, waiting };
}

function badInput(path: string, accepted: string): { readonly ok: false; readonly failure: GovernanceFailure } {
  return fail({ code: 'BAD_INPUT', path, accepted });
}
