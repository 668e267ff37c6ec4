import { Field, ID, ObjectType } from 'type-graphql';
import type { RuleChange } from '../../policy-governance/rule-changes.js';
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

const RULE_CHANGE = words<RuleChange['change']>('RuleChangeKind', 'What becomes of a rule.', {
  ADDED: 'It is not in the policy in force.',
  REMOVED: 'It is in the policy in force alone.',
  CHANGED: 'It is another than in the policy in force.',
});

@ObjectType('RuleChange', { simpleResolvers: true, description: 'One rule in which a proposed policy differs.' })
export class RuleChangeType {
  @Field(() => ID, { description: 'Id of the rule.' })
  id: string;
  @Field(() => RULE_CHANGE, { description: 'What becomes of it.' })
  change: RuleChange['change'];
  @Field(() => String, { nullable: true, description: 'The rule in force as canonical JSON; null for one added.' })
  inForce: string | null;
  @Field(() => String, { nullable: true, description: 'The rule proposed as canonical JSON; null for one removed.' })
  proposed: string | null;
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
  @Field(() => Boolean, {
    description:
      'Whether this hub was built with it. Once another policy is in force this hub decides by its own for 15 minutes ' +
      'and is then no longer ready; in production only a build that has the policy in force starts.',
  })
  ofThisBuild: boolean;
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
  @Field(() => [RuleChangeType], {
    description: 'All that it changes in the policy in force when it was proposed, by id.',
  })
  changes: readonly RuleChangeType[];
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
