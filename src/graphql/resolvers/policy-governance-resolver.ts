import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { GovernanceFailure } from '../../policy-governance/governor.js';
import type { PolicyProposal } from '../../policy-governance/policy-proposal.js';
import type { Rehearsal } from '../../policy-governance/rehearsal.js';
import type { Result } from '../../shared/result.js';
import { HubError, badInput } from '../hub-error.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { readDate } from '../read-arguments.js';
import { ApprovedPolicyType, PolicyProposalType } from '../types/policy-proposal-type.js';
import { RehearsalType } from '../types/rehearsal-type.js';

/** How the policy is changed: by information governance, and by nobody alone. */
@Resolver()
export class PolicyGovernanceResolver {
  @Query(() => RehearsalType, {
    description:
      "What a draft would have changed: recorded decisions decided again under it. For the hub's reviewers alone; " +
      'recorded as a reading.',
  })
  async rehearsePolicy(
    @Arg('draft', () => String, { description: 'Rules as JSON, as `hub policy emit` prints them.' }) draft: string,
    @Arg('since', () => String, { description: '`90d`, or a day `YYYY-MM-DD`; at most 366 days ago.' }) since: string,
    @Arg('asOn', () => String, {
      nullable: true,
      description: 'The day whose rules decide, `YYYY-MM-DD`; today when left out.',
    })
    asOn: string | null,
    @Ctx() context: HubContext,
  ): Promise<Rehearsal> {
    const asked = { draft, since, asOn: readDate('asOn', asOn) };
    return valueOf(await context.services.policyGovernance.rehearse(callerOf(context), asked));
  }

  @Query(() => [PolicyProposalType], { description: 'Policies that wait for approval, oldest first.' })
  async policyProposals(@Ctx() context: HubContext): Promise<readonly PolicyProposalType[]> {
    const waiting = valueOf(await context.services.policyGovernance.waiting(callerOf(context)));
    return waiting.map((proposal) => told(context, proposal));
  }

  @Mutation(() => PolicyProposalType, {
    description: 'Propose a policy. It waits for two people of different organisations, neither of them you.',
  })
  async proposePolicy(
    @Arg('draft', () => String, { description: 'Rules as JSON, as `hub policy emit` prints them.' }) draft: string,
    @Arg('note', () => String, { description: 'Why it should change, for those who approve it.' }) note: string,
    @Ctx() context: HubContext,
  ): Promise<PolicyProposalType> {
    return told(context, valueOf(await context.services.policyGovernance.propose(callerOf(context), draft, note)));
  }

  @Mutation(() => ApprovedPolicyType, {
    description: 'Approve a policy that waits, having signed in again for the id of its proposal.',
  })
  async approvePolicy(
    @Arg('version', () => String, { description: 'Its version.' }) version: string,
    @Ctx() context: HubContext,
  ): Promise<ApprovedPolicyType> {
    const approved = valueOf(await context.services.policyGovernance.approve(callerOf(context), version));
    const decisionId = approved.kind === 'IN_FORCE' ? approved.decisionId : null;
    return { state: approved.kind, proposal: told(context, approved.proposal), decisionId };
  }
}

function told({ services }: HubContext, proposal: PolicyProposal): PolicyProposalType {
  return { ...proposal, ofThisBuild: proposal.version === services.policyGovernance.builtWith };
}

function valueOf<Value>(result: Result<Value, GovernanceFailure>): Value {
  if (result.ok) return result.value;
  const { failure } = result;
  if (failure.code === 'BAD_INPUT') throw badInput(failure.path, failure.accepted);
  throw new HubError(failure.code, {}, failure.why);
}
