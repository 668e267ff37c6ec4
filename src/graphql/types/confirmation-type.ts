import { Field, ObjectType } from 'type-graphql';
import type { ConfirmationAnswer } from '../../sharing/confirm.js';

@ObjectType('Confirmation', { simpleResolvers: true, description: 'What became of a confirmation.' })
export class ConfirmationType implements ConfirmationAnswer {
  @Field(() => String, { description: 'CONFIRMED or NOTHING_TO_CONFIRM.' })
  state: ConfirmationAnswer['state'];
  @Field(() => String, { description: 'In plain words.' })
  message: string;
  @Field(() => String, { nullable: true, description: 'When it was first confirmed; ISO 8601, UTC.' })
  confirmedAt: string | null;
}
