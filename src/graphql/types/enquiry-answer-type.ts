import { Field, ObjectType } from 'type-graphql';
import type { EnquiryOutcome } from '../../decision-policy/facts/vocabulary.js';
import type { EnquiryAnswer } from '../../release/enquiry-answer.js';
import {
  EarlierEnquiriesType,
  LegalBasisType,
  NextStepType,
  PhoneType,
  SourceFreshnessType,
  WithheldItemType,
} from './answer-part-types.js';
import { EnquiryOutcomeType } from './answer-words.js';
import { AuthorityStatementType } from './authority-statement-type.js';
import { ReceiptType } from './receipt-type.js';
import { ReleasedChildType } from './released-child-type.js';

@ObjectType('EnquiryAnswer', {
  simpleResolvers: true,
  description:
    'The answer to one enquiry. What is released is what the decision released, whatever fields are selected; ' +
    'the record says so. Silence is never an answer: read `message` and `phoneNow` first.',
})
export class EnquiryAnswerType implements EnquiryAnswer {
  @Field(() => EnquiryOutcomeType, { description: 'What became of the enquiry.' })
  outcome: EnquiryOutcome;
  @Field(() => String, {
    description: 'In plain words. With any concern it begins by saying that an enquiry is not a referral (5.33).',
  })
  message: string;
  @Field(() => [AuthorityStatementType], { description: 'One for each covered authority that was consulted.' })
  socialCare: AuthorityStatementType[];
  @Field(() => ReleasedChildType, { nullable: true, description: 'Only what was released; null when nothing was.' })
  child: ReleasedChildType | null;
  @Field(() => [WithheldItemType], {
    description:
      'What was not released, and who could change that; ends with the constant line on confidential services.',
  })
  withheld: WithheldItemType[];
  @Field(() => [NextStepType], { description: 'What to do next.' })
  nextSteps: NextStepType[];
  @Field(() => [LegalBasisType], { description: 'What carries the release in law.' })
  legalBasis: LegalBasisType[];
  @Field(() => [PhoneType], { description: 'Whom to phone now, in order; never empty.' })
  phoneNow: PhoneType[];
  @Field(() => [SourceFreshnessType], { description: 'How fresh the sources are.' })
  asOf: SourceFreshnessType[];
  @Field(() => EarlierEnquiriesType, { description: 'Who asked about the child before.' })
  earlierEnquiries: EarlierEnquiriesType;
  @Field(() => ReceiptType, { description: 'The signed promise that this decision is recorded.' })
  receipt: ReceiptType;
}
