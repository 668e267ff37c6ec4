import { Field, ID, ObjectType } from 'type-graphql';
import { words } from './words.js';

@ObjectType('NamedParty', { simpleResolvers: true, description: 'A person or an organisation of the directory.' })
export class NamedPartyType {
  @Field(() => ID, { description: 'Id in the directory.' })
  id: string;
  @Field(() => String, { description: 'Name.' })
  name: string;
}

@ObjectType('PolicyApproval', { simpleResolvers: true, description: 'Somebody who agrees to a proposed policy.' })
export class PolicyApprovalType {
  @Field(() => NamedPartyType, { description: 'Who.' })
  practitioner: NamedPartyType;
  @Field(() => NamedPartyType, { description: 'Of which organisation.' })
  organisation: NamedPartyType;
  @Field(() => String, { description: 'When; ISO 8601, UTC.' })
  approvedAt: string;
}

@ObjectType('PolicyProposal', {
  simpleResolvers: true,
  description: 'A policy that waits for two people of different organisations, neither the author.',
})
export class PolicyProposalType {
  @Field(() => ID, { description: 'UUID; an approver signs in again for it.' })
  id: string;
  @Field(() => String, { description: 'SHA-256 of its rules; `policy(version)` shows them.' })
  version: string;
  @Field(() => NamedPartyType, { description: 'The author.' })
  proposedBy: NamedPartyType;
  @Field(() => NamedPartyType, { description: "The author's organisation." })
  organisation: NamedPartyType;
  @Field(() => String, { description: 'When; ISO 8601, UTC.' })
  proposedAt: string;
  @Field(() => String, { description: "Why, in the author's words." })
  note: string;
  @Field(() => [PolicyApprovalType], { description: 'Who has approved it, in order of time.' })
  approvals: readonly PolicyApprovalType[];
}

const APPROVAL_STATE = words<'FIRST_APPROVAL' | 'IN_FORCE'>('PolicyApprovalState', 'What an approval came to.', {
  FIRST_APPROVAL: 'It waits for somebody of another organisation.',
  IN_FORCE: 'It is in force from now on, and stands in the log.',
});

@ObjectType('ApprovedPolicy', { simpleResolvers: true, description: 'What became of an approval.' })
export class ApprovedPolicyType {
  @Field(() => APPROVAL_STATE, { description: 'Whether a further approval is awaited.' })
  state: 'FIRST_APPROVAL' | 'IN_FORCE';
  @Field(() => PolicyProposalType, { description: 'The proposal with this approval.' })
  proposal: PolicyProposalType;
  @Field(() => ID, { nullable: true, description: 'The decision by which the activation stands in the log.' })
  decisionId: string | null;
}
