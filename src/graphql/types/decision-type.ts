import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  DecisionKind,
  DecisionSummary,
  DecisionView,
  FieldOfDecision,
  SealedPart,
} from '../../oversight/decision-view.js';
import type { LogStanding } from '../../oversight/log-state.js';
import { DecisionKindType } from './decision-kind-type.js';
import { EarlierAskType, NamedPersonType, StatedGroundType, StatedOverrideType } from './decision-part-types.js';
import { LogStandingType } from './disclosure-log-type.js';
import { PageInfoType, type PageInfo } from './page-info-type.js';

@ObjectType('FieldOfDecision', { simpleResolvers: true, description: 'What was decided about one field of one item.' })
export class FieldOfDecisionType implements FieldOfDecision {
  @Field(() => String, { description: 'The item within the decision, such as `plan:0`.' })
  item: string;
  @Field(() => String, { description: 'Kind of item.' })
  kind: string;
  @Field(() => String, { description: 'The field.' })
  field: string;
  @Field(() => Boolean, { description: 'Whether it was released.' })
  released: boolean;
  @Field(() => String, { description: 'Id of the rule that decided.' })
  rule: string;
}

@ObjectType('DecisionSummary', { simpleResolvers: true, description: 'A recorded decision in a list.' })
export class DecisionSummaryType implements DecisionSummary {
  @Field(() => ID, { description: 'The decision.' })
  id: string;
  @Field(() => DecisionKindType, { description: 'What sort of decision.' })
  kind: DecisionKind;
  @Field(() => String, { description: 'When, by the clock of the database; ISO 8601, UTC.' })
  decidedAt: string;
  @Field(() => String, { description: 'Organisation of the enquirer.' })
  organisation: string;
  @Field(() => String, { description: "Group of the enquirer's post." })
  group: string;
  @Field(() => String, { description: 'Purpose that was stated.' })
  purpose: string;
  @Field(() => String, { description: 'Setting that was stated.' })
  setting: string;
  @Field(() => String, { description: 'Concern that was stated.' })
  concern: string;
  @Field(() => String, { description: 'What the enquirer was told.' })
  outcome: string;
  @Field(() => LogStandingType, { description: 'How far it has come in the disclosure log.' })
  logStanding: LogStanding;
}

@ObjectType('SealedPart', {
  simpleResolvers: true,
  description: "What only the hub's reviewers open, after signing in again, for a case.",
})
export class SealedPartType implements SealedPart {
  @Field(() => String, {
    nullable: true,
    description:
      'Canonical JSON of whom it is about, as typed; null for what names nobody, such as a request for contact.',
  })
  subject: string | null;
  @Field(() => String, { description: 'Canonical JSON of the facts.' })
  facts: string;
  @Field(() => [FieldOfDecisionType], { description: 'Fields that were removed before the answer was made.' })
  protectedFields: FieldOfDecisionType[];
}

@ObjectType('Decision', {
  simpleResolvers: true,
  description: 'A recorded decision: what the enquirer gave and saw, field by field, with the rules.',
})
export class DecisionType extends DecisionSummaryType implements DecisionView {
  @Field(() => String, { description: 'Who asked.' })
  practitioner: string;
  @Field(() => String, { description: "The enquirer's own words." })
  reason: string;
  @Field(() => String, { nullable: true, description: 'On whose behalf.' })
  onBehalfOf: string | null;
  @Field(() => StatedGroundType, { nullable: true, description: 'The ground that was stated; null when none was.' })
  publicInterest: StatedGroundType | null;
  @Field(() => StatedOverrideType, { nullable: true, description: 'The override that was stated; null when none was.' })
  override: StatedOverrideType | null;
  @Field(() => Int, { description: 'How surely the enquirer was signed in, 0 to 3.' })
  authenticationLevel: number;
  @Field(() => [String], { description: 'Rules that ended the enquiry.' })
  closed: string[];
  @Field(() => [FieldOfDecisionType], { description: 'Every field that may be spoken of.' })
  fields: FieldOfDecisionType[];
  @Field(() => String, {
    description:
      'Canonical JSON of what the enquirer saw; empty, as are fields, for an override that you review for another organisation.',
  })
  answer: string;
  @Field(() => String, { description: 'SHA-256 of the rules that decided.' })
  policyVersion: string;
  @Field(() => String, { description: "Base64 of the leaf's hash in the log." })
  leafHash: string;
  @Field(() => [NamedPersonType], {
    description: 'Who was named in it, confirmed by their own sign-in or unconfirmed (5.24).',
  })
  named: NamedPersonType[];
  @Field(() => [EarlierAskType], {
    description:
      'Enquiries of the same person in the seven days before, about the same typed subject, that stated a lesser ' +
      'purpose, concern or ground, or no possible crime; newest first.',
  })
  reAskOf: EarlierAskType[];
  @Field(() => SealedPartType, { nullable: true, description: 'Null unless it was opened.' })
  sealed: SealedPartType | null;
}

@ObjectType('DecisionEdge', { simpleResolvers: true, description: 'A decision in its place in the list.' })
export class DecisionEdgeType {
  @Field(() => DecisionSummaryType, { description: 'The decision.' })
  node: DecisionSummaryType;
}

@ObjectType('DecisionConnection', { simpleResolvers: true, description: 'A page of decisions, newest first.' })
export class DecisionConnectionType {
  @Field(() => [DecisionSummaryType], { description: 'The decisions.' })
  nodes: readonly DecisionSummary[];
  @Field(() => [DecisionEdgeType], { description: 'The same, each in its place.' })
  edges: readonly { readonly node: DecisionSummary }[];
  @Field(() => PageInfoType, { description: 'Where the list goes on.' })
  pageInfo: PageInfo;
}
