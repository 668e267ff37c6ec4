import { Field, ID, ObjectType } from 'type-graphql';
import type { BrokeredContactView } from '../../sharing/read-sharing.js';
import { PhoneType } from './answer-part-types.js';
import { ReceiptType } from './receipt-type.js';

@ObjectType('BrokeredContactAcknowledgement', {
  simpleResolvers: true,
  description: 'That a request for contact is with the hub team: the same words whether or not anything is held.',
})
export class BrokeredContactAcknowledgementType {
  @Field(() => ID, { description: 'Reference of the request.' })
  reference: string;
  @Field(() => String, { description: 'In plain words.' })
  message: string;
  @Field(() => String, {
    nullable: true,
    description:
      'By when you have a reply; ISO 8601, UTC. Null when nobody was told of the request: phone the hub team.',
  })
  replyDueBy: string | null;
  @Field(() => String, { description: "The hub team's number." })
  phone: string;
  @Field(() => [PhoneType], { description: 'Whom to phone, in order; never empty.' })
  phoneNow: readonly PhoneType[];
  @Field(() => ReceiptType, { description: 'Receipt of the record.' })
  receipt: ReceiptType;
}

@ObjectType('BrokeredContact', { simpleResolvers: true, description: 'What became of your own request for contact.' })
export class BrokeredContactType implements BrokeredContactView {
  @Field(() => ID, { description: 'Reference of the request.' })
  id: string;
  @Field(() => String, { description: 'WAITING, OVERDUE or ANSWERED.' })
  state: BrokeredContactView['state'];
  @Field(() => String, {
    nullable: true,
    description: 'By when a reply is due; ISO 8601, UTC. Null when nobody was told of the request.',
  })
  replyDueBy: string | null;
  @Field(() => String, { nullable: true, description: 'The day on which it was answered, `YYYY-MM-DD`.' })
  repliedOn: string | null;
}
