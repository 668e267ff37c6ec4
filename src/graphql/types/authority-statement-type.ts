import { Field, ObjectType } from 'type-graphql';
import type { AuthorityStatement, ReleasedLeadSocialWorker, ReleasedPlan } from '../../release/enquiry-answer.js';
import { CaseStateType, PlanStateType } from './answer-words.js';

@ObjectType('ReleasedPlan', { simpleResolvers: true, description: 'A plan, as far as it was released.' })
export class ReleasedPlanType implements ReleasedPlan {
  @Field(() => String, {
    nullable: true,
    description: 'CHILD_PROTECTION_PLAN, LOOKED_AFTER or UNBORN_PROTECTION_PLAN.',
  })
  kind: string | null;
  @Field(() => [String], { description: 'PHYSICAL, EMOTIONAL, SEXUAL, NEGLECT; empty when not released.' })
  categories: string[];
  @Field(() => String, { nullable: true, description: 'First day, `YYYY-MM-DD`.' })
  start: string | null;
  @Field(() => String, { nullable: true, description: 'Last day, `YYYY-MM-DD`; null while it is in force.' })
  end: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What is irregular: an end is stated for no reason for which a plan ends (5.141), or the due date has passed and ' +
      'the birth is not recorded; null otherwise.',
  })
  note: string | null;
}

@ObjectType('ReleasedLeadSocialWorker', {
  simpleResolvers: true,
  description: 'The lead social worker of an open case (5.154).',
})
export class ReleasedLeadSocialWorkerType implements ReleasedLeadSocialWorker {
  @Field(() => String, { nullable: true, description: 'Name.' })
  name: string | null;
  @Field(() => String, { nullable: true, description: 'Team.' })
  team: string | null;
  @Field(() => String, { nullable: true, description: 'Telephone number.' })
  phone: string | null;
}

@ObjectType('AuthorityStatement', {
  simpleResolvers: true,
  description: "What one covered authority's social care states; never inferred from an empty list.",
})
export class AuthorityStatementType implements AuthorityStatement {
  @Field(() => String, { description: 'The authority.' })
  authority: string;
  @Field(() => CaseStateType, { description: 'Whether a case is or was open.' })
  case: AuthorityStatement['case'];
  @Field(() => String, { nullable: true, description: '`YYYY-MM-DD`.' })
  caseOpened: string | null;
  @Field(() => String, { nullable: true, description: '`YYYY-MM-DD`.' })
  caseClosed: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the child is a child in need.' })
  childInNeed: boolean | null;
  @Field(() => PlanStateType, { description: 'Whether a plan is in force.' })
  plan: AuthorityStatement['plan'];
  @Field(() => [ReleasedPlanType], { description: 'The plans that were released.' })
  plans: ReleasedPlanType[];
  @Field(() => ReleasedLeadSocialWorkerType, { nullable: true, description: 'Null when none was released.' })
  leadSocialWorker: ReleasedLeadSocialWorkerType | null;
  @Field(() => String, { nullable: true, description: "When this authority's feed last spoke; ISO 8601, UTC." })
  asOf: string | null;
}
