import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CareSetting, EnquiryPurpose } from '../../decision-policy/facts/vocabulary.js';
import { CareSettingType, EnquiryPurposeType } from './enquiry-words.js';

@ObjectType('CallerPost', { simpleResolvers: true, description: 'The post that was chosen at sign-in.' })
export class CallerPostType {
  @Field(() => ID, { description: 'Code of the post.' })
  id: string;
  @Field(() => String, { description: 'Group of front-line staff: a row of the table of what may be released.' })
  group: string;
  @Field(() => String, { description: 'The organisation.' })
  organisation: string;
  @Field(() => ID, { description: 'Code of the organisation.' })
  organisationId: string;
  @Field(() => [EnquiryPurposeType], { description: 'Purposes that are registered for the post.' })
  purposes: readonly EnquiryPurpose[];
  @Field(() => [CareSettingType], { description: 'Settings that are registered for the post.' })
  settings: readonly CareSetting[];
}

@ObjectType('Caller', {
  simpleResolvers: true,
  description: 'Who you are to this hub: what the directory says now, not what your token says.',
})
export class CallerType {
  @Field(() => String, { nullable: true, description: 'Your name; null when the directory does not know you.' })
  name: string | null;
  @Field(() => CallerPostType, {
    nullable: true,
    description: 'Null when no post was chosen that is yours and active.',
  })
  post: CallerPostType | null;
  @Field(() => String, { nullable: true, description: 'CURRENT, LAPSED or BARRED.' })
  vetting: string | null;
  @Field(() => String, { nullable: true, description: 'CURRENT or LAPSED.' })
  training: string | null;
  @Field(() => Int, { description: 'How surely you were signed in, 0 to 3.' })
  authenticationLevel: number;
}
