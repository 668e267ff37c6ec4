import { Field, ID, ObjectType } from 'type-graphql';
import type { EarlierAsk, NamedPerson } from '../../oversight/decision-view.js';

@ObjectType('NamedPerson', { simpleResolvers: true, description: 'Somebody named in a decision.' })
export class NamedPersonType implements NamedPerson {
  @Field(() => String, { description: 'COLLEAGUE, ADVISER or APPROVER.' })
  role: string;
  @Field(() => String, { description: 'Who.' })
  practitioner: string;
  @Field(() => Boolean, { description: 'Confirmed by their own sign-in; false: unconfirmed.' })
  confirmed: boolean;
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
