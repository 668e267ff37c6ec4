import { Field, ID, ObjectType } from 'type-graphql';
import type { OverrideStatement, PublicInterestStatement } from '../../enquiry/enquiry-request.js';
import type { EarlierAsk, NamedPerson } from '../../oversight/decision-view.js';
import { OverrideKindType, OverrideReasonType, ProgressType, PublicInterestGroundType } from './enquiry-words.js';

@ObjectType('NamedPerson', { simpleResolvers: true, description: 'Somebody named in a decision.' })
export class NamedPersonType implements NamedPerson {
  @Field(() => String, { description: 'COLLEAGUE, ADVISER or APPROVER.' })
  role: string;
  @Field(() => String, { description: 'Who.' })
  practitioner: string;
  @Field(() => Boolean, { description: 'Confirmed by their own sign-in; false: unconfirmed.' })
  confirmed: boolean;
}

@ObjectType('StatedGround', {
  simpleResolvers: true,
  description: 'A ground to set a confidence aside, as the enquirer stated it (2.72, 5.24).',
})
export class StatedGroundType implements PublicInterestStatement {
  @Field(() => PublicInterestGroundType, { description: 'The ground.' })
  ground: PublicInterestStatement['ground'];
  @Field(() => String, { description: 'The facts on which it rests.' })
  facts: string;
  @Field(() => String, { nullable: true, description: 'Who advised; null: nobody yet.' })
  adviser: string | null;
  @Field(() => ProgressType, { description: 'Whether consent was sought.' })
  consentSought: PublicInterestStatement['consentSought'];
  @Field(() => ProgressType, { description: 'Whether the family was told.' })
  familyTold: PublicInterestStatement['familyTold'];
  @Field(() => String, { nullable: true, description: 'Why the family was not told.' })
  familyNotToldReason: string | null;
}

@ObjectType('StatedOverride', { simpleResolvers: true, description: 'An override, as the enquirer stated it.' })
export class StatedOverrideType implements OverrideStatement {
  @Field(() => OverrideKindType, { description: 'What it replaced.' })
  kind: OverrideStatement['kind'];
  @Field(() => OverrideReasonType, { description: 'Coded reason.' })
  reason: OverrideStatement['reason'];
  @Field(() => String, { nullable: true, description: 'What it rests on beside the reason of the enquiry.' })
  facts: string | null;
}

@ObjectType('EarlierAsk', {
  simpleResolvers: true,
  description: 'An enquiry made before by the same person about the same typed subject, and what was stated then.',
})
export class EarlierAskType implements EarlierAsk {
  @Field(() => ID, { description: 'The decision.' })
  id: string;
  @Field(() => String, { description: 'When, by the clock of the database; ISO 8601, UTC.' })
  decidedAt: string;
  @Field(() => String, { description: 'Purpose that was stated.' })
  purpose: string;
  @Field(() => String, { description: 'Concern that was stated.' })
  concern: string;
  @Field(() => String, { nullable: true, description: 'Ground of public interest that was stated.' })
  ground: string | null;
  @Field(() => Boolean, { description: 'Whether it was stated that a crime may have been committed.' })
  possibleCrime: boolean;
  @Field(() => String, { description: "The enquirer's own words." })
  reason: string;
}
