import { Field, ID, ObjectType } from 'type-graphql';
import type { NamedView, SharingDecisionView } from '../../sharing/sharing-view.js';

@ObjectType('NamedInSharing', { simpleResolvers: true, description: 'Somebody named in a decision.' })
export class NamedInSharingType implements NamedView {
  @Field(() => String, { description: 'ADVISER or APPROVER.' })
  role: NamedView['role'];
  @Field(() => String, { description: 'Name.' })
  name: string;
  @Field(() => String, { description: 'CONFIRMED by the own sign-in, else UNCONFIRMED.' })
  state: NamedView['state'];
  @Field(() => String, { nullable: true, description: 'When; ISO 8601, UTC.' })
  confirmedAt: string | null;
}

@ObjectType('SharingDecision', {
  simpleResolvers: true,
  description:
    'A recorded share or refusal, for whoever made it or is named in it, or brokers it. Reading is recorded.',
})
export class SharingDecisionType implements SharingDecisionView {
  @Field(() => ID, { description: 'The decision.' })
  id: string;
  @Field(() => String, { description: 'When it was recorded; ISO 8601, UTC.' })
  decidedAt: string;
  @Field(() => String, { description: 'Organisation of the holder.' })
  organisation: string;
  @Field(() => String, { description: 'The holder.' })
  practitioner: string;
  @Field(() => String, { description: 'SHARED, SHARED_IN_PART or REFUSED.' })
  result: string;
  @Field(() => String, { description: 'Kind of information.' })
  informationKind: string;
  @Field(() => String, { description: 'What was shared or refused.' })
  what: string;
  @Field(() => String, { nullable: true, description: 'What was withheld, and why.' })
  withheld: string | null;
  @Field(() => String, { description: 'The reasons.' })
  reasons: string;
  @Field(() => String, { description: 'To whom.' })
  recipient: string;
  @Field(() => [NamedInSharingType], { description: 'Who advised and approved.' })
  named: readonly NamedInSharingType[];
  @Field(() => ID, { nullable: true, description: 'The decision that this one replaces.' })
  supersedes: string | null;
  @Field(() => ID, { nullable: true, description: 'The decision that replaced this one.' })
  supersededBy: string | null;
  @Field(() => ID, { nullable: true, description: 'The request for contact that this one answers.' })
  inReplyTo: string | null;
  @Field(() => String, { description: 'Canonical JSON of all that the holder told.' })
  told: string;
}
