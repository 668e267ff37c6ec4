import { Field, ID, ObjectType } from 'type-graphql';
import type { BrokerRequestView, ContactAsker, HoldingService } from '../../sharing/broker-request-view.js';
import { ConcernLevelType } from './enquiry-words.js';

@ObjectType('ContactAsker', { simpleResolvers: true, description: 'Who waits for contact.' })
export class ContactAskerType implements ContactAsker {
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => String, { description: 'Organisation.' })
  organisation: string;
  @Field(() => String, { description: 'Group of practitioners.' })
  group: string;
  @Field(() => String, { description: 'Work phone.' })
  phone: string;
  @Field(() => Boolean, { description: 'Whether vetting and training hold today.' })
  inGoodStanding: boolean;
}

@ObjectType('HoldingService', {
  simpleResolvers: true,
  description: 'A confidential service that holds something: it decides itself whether it shares.',
})
export class HoldingServiceType implements HoldingService {
  @Field(() => String, { description: 'Organisation.' })
  organisation: string;
  @Field(() => String, { nullable: true, description: 'Phone, as the service gave it.' })
  phone: string | null;
}

@ObjectType('BrokerRequest', {
  simpleResolvers: true,
  description: 'A request for contact, for the hub team who brokers it. Reading is recorded.',
})
export class BrokerRequestType implements BrokerRequestView {
  @Field(() => ID, { description: 'Reference of the request.' })
  id: string;
  @Field(() => String, { description: 'When it was asked; ISO 8601, UTC.' })
  askedAt: string;
  @Field(() => String, {
    nullable: true,
    description: 'By when the asker has a reply; ISO 8601, UTC. Null when nobody was told of the request.',
  })
  replyDueBy: string | null;
  @Field(() => ConcernLevelType, { description: 'How worried the asker is.' })
  concern: BrokerRequestView['concern'];
  @Field(() => String, { description: 'The question.' })
  question: string;
  @Field(() => ID, { description: 'The reference that the asker gave.' })
  about: string;
  @Field(() => String, {
    nullable: true,
    description:
      "JSON of the subject as typed in the asker's own enquiry; null when the reference is none, or its record is gone.",
  })
  subject: string | null;
  @Field(() => ContactAskerType, { description: 'Who asks, and how to reach them.' })
  asker: ContactAsker;
  @Field(() => [HoldingServiceType], {
    description:
      'Whom to put it to, as the index is now; none once there is a reply. With none before, tell the asker what the acknowledgement says and no more.',
  })
  services: readonly HoldingService[];
  @Field(() => [ID], { description: 'Decisions in reply, oldest first; read with sharingDecision.' })
  replies: readonly string[];
}
