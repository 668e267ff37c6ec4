import { Field, Int, ObjectType } from 'type-graphql';
import type {
  ReleasedChild,
  ReleasedCommonAssessment,
  ReleasedHouseholdChild,
  ReleasedInvolvement,
} from '../../release/enquiry-answer.js';

@ObjectType('ReleasedInvolvement', {
  simpleResolvers: true,
  description: 'A service that works, or worked, with the child. A field that was not released is null.',
})
export class ReleasedInvolvementType implements ReleasedInvolvement {
  @Field(() => String, { nullable: true, description: 'The service.' })
  service: string | null;
  @Field(() => String, { nullable: true, description: 'The organisation that gives it.' })
  organisation: string | null;
  @Field(() => String, { nullable: true, description: 'The practitioner.' })
  practitioner: string | null;
  @Field(() => String, { nullable: true, description: 'How to reach the practitioner.' })
  contact: string | null;
  @Field(() => String, { nullable: true, description: 'First day, `YYYY-MM-DD`.' })
  since: string | null;
  @Field(() => String, { nullable: true, description: 'Last day, `YYYY-MM-DD`; null while it lasts.' })
  until: string | null;
}

@ObjectType('ReleasedHouseholdChild', {
  simpleResolvers: true,
  description: 'Another child of the household. A field that was not released is null.',
})
export class ReleasedHouseholdChildType implements ReleasedHouseholdChild {
  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName: string | null;
  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName: string | null;
  @Field(() => Int, { nullable: true, description: 'Completed years of age.' })
  ageInYears: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether a plan is in force.' })
  planInForce: boolean | null;
}

@ObjectType('ReleasedCommonAssessment', {
  simpleResolvers: true,
  description: 'That a common assessment exists and who holds it; never what is in it (2.16).',
})
export class ReleasedCommonAssessmentType implements ReleasedCommonAssessment {
  @Field(() => String, { nullable: true, description: 'Who holds it.' })
  holder: string | null;
  @Field(() => String, { nullable: true, description: 'How to reach the holder.' })
  contact: string | null;
  @Field(() => String, { nullable: true, description: 'First day, `YYYY-MM-DD`.' })
  since: string | null;
}

@ObjectType('ReleasedChild', {
  simpleResolvers: true,
  description: 'What was released about the child. A field that was not released is null, and the record says so.',
})
export class ReleasedChildType implements ReleasedChild {
  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName: string | null;
  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName: string | null;
  @Field(() => String, { nullable: true, description: '`YYYY-MM-DD`.' })
  birthDate: string | null;
  @Field(() => String, { nullable: true, description: 'FEMALE, MALE or NOT_STATED.' })
  sex: string | null;
  @Field(() => String, { nullable: true, description: 'Ten digits.' })
  nhsNumber: string | null;
  @Field(() => [ReleasedInvolvementType], { description: 'Services that work, or worked, with the child.' })
  involvements: ReleasedInvolvementType[];
  @Field(() => [ReleasedHouseholdChildType], { description: 'Other children of the household.' })
  household: ReleasedHouseholdChildType[];
  @Field(() => [String], {
    description:
      'One line for each confidential service that may be pointed to; never its type, name, number or dates.',
  })
  confidentialServices: string[];
  @Field(() => [ReleasedCommonAssessmentType], {
    description: 'That a common assessment exists and who holds it, with consent; never what is in it (2.16).',
  })
  commonAssessments: ReleasedCommonAssessmentType[];
  @Field(() => [String], {
    description: 'One line when the police are to be asked; never what they hold (2.125, 12.19).',
  })
  askThePolice: string[];
}
