import { Field, ObjectType } from 'type-graphql';
import type {
  EarlierEnquiries,
  EarlierEnquiry,
  LegalBasis,
  NextStep,
  Phone,
  SourceFreshness,
  WithheldItem,
} from '../../release/enquiry-answer.js';
import { FeedStateType } from './answer-words.js';

@ObjectType('WithheldItem', {
  simpleResolvers: true,
  description: 'Something that is held, or might be, and was not released. The last one is the same in every answer.',
})
export class WithheldItemType implements WithheldItem {
  @Field(() => String, { description: 'What.' })
  what: string;
  @Field(() => String, { description: 'Why, in plain words.' })
  why: string;
  @Field(() => String, { description: 'Id of the rule.' })
  rule: string;
  @Field(() => String, { description: 'Paragraph of the guidance, or statute.' })
  citation: string;
  @Field(() => String, { description: 'Who could change it.' })
  whoCouldChangeIt: string;
}

@ObjectType('NextStep', { simpleResolvers: true, description: 'What the enquirer can do next.' })
export class NextStepType implements NextStep {
  @Field(() => String, { description: 'Stable code, such as REFER or PHONE_DUTY_DESK.' })
  code: string;
  @Field(() => String, { description: 'In plain words.' })
  text: string;
  @Field(() => String, { description: 'To whom.' })
  toWhom: string;
  @Field(() => String, { description: 'By when.' })
  byWhen: string;
  @Field(() => String, { description: 'Telephone number.' })
  phone: string;
}

@ObjectType('LegalBasis', { simpleResolvers: true, description: 'What carries the release in law.' })
export class LegalBasisType implements LegalBasis {
  @Field(() => String, { description: 'Stable code.' })
  code: string;
  @Field(() => String, { description: 'In plain words.' })
  text: string;
  @Field(() => String, { description: 'The provision.' })
  citation: string;
}

@ObjectType('Phone', { simpleResolvers: true, description: 'A number that answers now.' })
export class PhoneType implements Phone {
  @Field(() => String, { description: 'Who answers.' })
  label: string;
  @Field(() => String, { description: 'The number.' })
  number: string;
  @Field(() => String, { description: 'When it answers.' })
  hours: string;
}

@ObjectType('SourceFreshness', {
  simpleResolvers: true,
  description: "How fresh a class of source is. The classes are fixed by the caller's role, never by the child.",
})
export class SourceFreshnessType implements SourceFreshness {
  @Field(() => String, { description: 'The class of source.' })
  source: string;
  @Field(() => FeedStateType, { description: 'The worst of the sources of this class.' })
  state: SourceFreshness['state'];
  @Field(() => String, { nullable: true, description: 'When it last spoke; ISO 8601, UTC.' })
  asOf: string | null;
}

@ObjectType('EarlierEnquiry', { simpleResolvers: true, description: 'An enquiry that somebody made before (5.153).' })
export class EarlierEnquiryType implements EarlierEnquiry {
  @Field(() => String, { nullable: true, description: '`YYYY-MM-DD`.' })
  date: string | null;
  @Field(() => String, { nullable: true, description: 'SCHEDULED or UNSCHEDULED.' })
  setting: string | null;
  @Field(() => String, { nullable: true, description: 'The sector that asked.' })
  sector: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The organisation, only where its involvement could be released.',
  })
  organisation: string | null;
}

@ObjectType('EarlierEnquiries', { simpleResolvers: true, description: 'Who asked about the child before.' })
export class EarlierEnquiriesType implements EarlierEnquiries {
  @Field(() => Boolean, {
    nullable: true,
    description: 'For a child who is not known: whether somebody else asked before; null when that may not be said.',
  })
  earlierEnquiryOfUnknownChild: boolean | null;
  @Field(() => [EarlierEnquiryType], { description: 'For a known child: at most 25, the newest first.' })
  entries: EarlierEnquiryType[];
}
