import { Field, ID, InputType } from 'type-graphql';
import type {
  CareSetting,
  ConcernLevel,
  DisclosureTier,
  EnquiryPurpose,
  OverrideKind,
  OverrideReason,
  PublicInterestGround,
} from '../../decision-policy/facts/vocabulary.js';
import type { EnquiryInput } from '../../enquiry/enquiry-input.js';
import type { Progress } from '../../enquiry/enquiry-request.js';
import {
  CareSettingType,
  ConcernLevelType,
  DisclosureTierType,
  EnquiryPurposeType,
  OverrideKindType,
  OverrideReasonType,
  ProgressType,
  PublicInterestGroundType,
} from '../types/enquiry-words.js';
import { AddressInputType, SubjectInputType } from './subject-input-type.js';

@InputType('PublicInterestInput', {
  description: 'Lifts a duty of confidence on an item (2.72, 5.23). A named person decides, with facts.',
})
export class PublicInterestInputType {
  @Field(() => PublicInterestGroundType, { description: 'The ground.' })
  ground: PublicInterestGround;
  @Field(() => String, { description: 'The facts on which it rests, 3 to 2,000 characters.' })
  facts: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Who with competence in child protection advised you, or that you have it (5.24). Left out only where harm is ' +
      'likely, and then stated within 24 hours.',
  })
  adviser?: string | null;
  @Field(() => ProgressType, {
    description: 'Whether consent was sought; NOT_YET only where harm is likely, and then stated within 24 hours.',
  })
  consentSought: Progress;
  @Field(() => ProgressType, {
    description:
      'Whether the family was told. NO says why in `familyNotToldReason`; NOT_YET, or NO without a reason, only where ' +
      'harm is likely, and then stated within 24 hours.',
  })
  familyTold: Progress;
  @Field(() => String, {
    nullable: true,
    description: 'Why the family is not told, 3 to 2,000 characters (1.14, 2.72).',
  })
  familyNotToldReason?: string | null;
}

@InputType('OverrideInput', {
  description:
    'Lifts a missing relationship or a shield, never a confidence and never a gate. It is told at once to the ' +
    'authority and to information governance, and reviewed by someone of another organisation.',
})
export class OverrideInputType {
  @Field(() => OverrideKindType, { description: 'What it replaces.' })
  kind: OverrideKind;
  @Field(() => OverrideReasonType, { description: 'Coded reason; each kind allows some of them.' })
  reason: OverrideReason;
  @Field(() => String, { nullable: true, description: 'What it rests on beside your reason, 3 to 2,000 characters.' })
  facts?: string | null;
}

@InputType('EnquiryInput', { description: 'One enquiry about one subject.' })
export class EnquiryInputType implements EnquiryInput {
  @Field(() => ID, {
    description: 'A UUID of your own. Within ten minutes the same id with the same input gets the same answer.',
  })
  requestId: string;
  @Field(() => SubjectInputType, { description: 'Whom it is about.' })
  subject: SubjectInputType;
  @Field(() => EnquiryPurposeType, { description: 'Why you ask.' })
  purpose: EnquiryPurpose;
  @Field(() => String, { nullable: true, description: 'Reference of the case; required for reviews.' })
  caseReference?: string | null;
  @Field(() => CareSettingType, { description: 'Whether the child was expected.' })
  setting: CareSetting;
  @Field(() => ConcernLevelType, { description: 'How worried you are.' })
  concern: ConcernLevel;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether an adult is at risk of serious harm; false if left out.',
  })
  adultHarm?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether a crime may have been committed; false if left out.' })
  possibleCrime?: boolean | null;
  @Field(() => String, { description: 'Your reason in your own words, 3 to 2,000 characters; it stays in the record.' })
  reason: string;
  @Field(() => DisclosureTierType, { nullable: true, description: 'Ask for less than policy allows.' })
  atMost?: DisclosureTier | null;
  @Field(() => AddressInputType, { nullable: true, description: 'Where the child says he or she lives now (5.154).' })
  presentingAddress?: AddressInputType | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'The colleague for whom you ask: code of a post, or id of a person of the directory. The colleague is told and ' +
      'confirms; asked again within 24 hours of that, the answer is what both may see.',
  })
  onBehalfOf?: string | null;
  @Field(() => PublicInterestInputType, { nullable: true, description: 'A ground to set confidence aside.' })
  publicInterest?: PublicInterestInputType | null;
  @Field(() => OverrideInputType, { nullable: true, description: 'An override.' })
  override?: OverrideInputType | null;
}
