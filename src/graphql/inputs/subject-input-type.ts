import { Field, InputType } from 'type-graphql';
import { SexType, type SexWord } from '../types/enquiry-words.js';

@InputType('AddressInput', { description: 'An address as typed.' })
export class AddressInputType {
  @Field(() => String, { description: 'Number and street; at most 120 characters.' })
  line1: string;
  @Field(() => String, { nullable: true, description: 'Town.' })
  town?: string | null;
  @Field(() => String, { description: 'Full postcode.' })
  postcode: string;
}

@InputType('ChildSubjectInput', {
  description: 'A child, by NHS number, or by name with what else is known. The more is given, the surer the answer.',
})
export class ChildSubjectInputType {
  @Field(() => String, { nullable: true, description: 'Ten digits; spaces are tolerated.' })
  nhsNumber?: string | null;
  @Field(() => String, { nullable: true, description: 'Given name as typed.' })
  givenName?: string | null;
  @Field(() => String, { nullable: true, description: 'Family name as typed; required without an NHS number.' })
  familyName?: string | null;
  @Field(() => String, { nullable: true, description: '`YYYY-MM-DD`; not in the future.' })
  dateOfBirth?: string | null;
  @Field(() => String, { nullable: true, description: 'Full postcode.' })
  postcode?: string | null;
  @Field(() => SexType, { nullable: true, description: 'Sex, if known.' })
  sex?: SexWord | null;
}

@InputType('UnbornSubjectInput', {
  description: 'An unborn child, through the mother: her number, birth date and name must confirm her.',
})
export class UnbornSubjectInputType {
  @Field(() => String, { description: "The mother's NHS number." })
  motherNhsNumber: string;
  @Field(() => String, { description: "The mother's given name." })
  motherGivenName: string;
  @Field(() => String, { description: "The mother's family name." })
  motherFamilyName: string;
  @Field(() => String, { description: "The mother's birth date, `YYYY-MM-DD`." })
  motherDateOfBirth: string;
  @Field(() => String, {
    description: 'When the birth is expected, `YYYY-MM-DD`: at most 2 months past and 10 months ahead.',
  })
  expectedDate: string;
}

@InputType('NamedChildInput', { description: 'A child named by the officer.' })
export class NamedChildInputType {
  @Field(() => String, { description: 'Given name.' })
  givenName: string;
  @Field(() => String, { description: 'Family name.' })
  familyName: string;
}

@InputType('HouseholdSubjectInput', {
  description: 'Any child who lives at an address; for police and social care only (11.86).',
})
export class HouseholdSubjectInputType {
  @Field(() => AddressInputType, { description: 'The address.' })
  address: AddressInputType;
  @Field(() => [NamedChildInputType], {
    nullable: true,
    description: 'Only children who are named here may be named back; at most 20.',
  })
  namedChildren?: NamedChildInputType[] | null;
}

@InputType('AdultSubjectInput', {
  description: 'An adult whose linked children are asked about (2.70); needs a concern for welfare or more.',
})
export class AdultSubjectInputType {
  @Field(() => String, { description: 'Given name.' })
  givenName: string;
  @Field(() => String, { description: 'Family name.' })
  familyName: string;
  @Field(() => String, { description: '`YYYY-MM-DD`; not in the future.' })
  dateOfBirth: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Full postcode; recorded, and held against your own home for a conflict of interest. It narrows nothing: children are found by the name and birth date of the adult.',
  })
  postcode?: string | null;
}

@InputType('SubjectInput', { description: 'Whom the enquiry is about: exactly one of these.' })
export class SubjectInputType {
  @Field(() => ChildSubjectInputType, { nullable: true, description: 'A child.' })
  child?: ChildSubjectInputType | null;
  @Field(() => UnbornSubjectInputType, { nullable: true, description: 'An unborn child.' })
  unborn?: UnbornSubjectInputType | null;
  @Field(() => HouseholdSubjectInputType, { nullable: true, description: 'Children at an address.' })
  household?: HouseholdSubjectInputType | null;
  @Field(() => AdultSubjectInputType, { nullable: true, description: 'Children of an adult.' })
  adult?: AdultSubjectInputType | null;
}
