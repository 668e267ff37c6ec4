import { Field, ID, ObjectType } from 'type-graphql';
import type { AskedOnBehalfView } from '../../sharing/asked-view.js';
import { CareSettingType, ConcernLevelType, EnquiryPurposeType } from './enquiry-words.js';

@ObjectType('AskedOnBehalf', {
  simpleResolvers: true,
  description: 'An enquiry made on your behalf, as it was typed; nothing of what was found or answered.',
})
export class AskedOnBehalfType implements AskedOnBehalfView {
  @Field(() => ID, { description: 'The decision.' })
  id: string;
  @Field(() => String, { description: 'When it was asked; ISO 8601, UTC.' })
  decidedAt: string;
  @Field(() => String, { description: 'JSON of the subject as typed.' })
  subject: string;
  @Field(() => EnquiryPurposeType, { description: 'Why it was asked.' })
  purpose: AskedOnBehalfView['purpose'];
  @Field(() => CareSettingType, { description: 'In which setting.' })
  setting: AskedOnBehalfView['setting'];
  @Field(() => ConcernLevelType, { description: 'With which concern.' })
  concern: AskedOnBehalfView['concern'];
  @Field(() => String, { description: 'The reason given.' })
  reason: string;
  @Field(() => String, { nullable: true, description: 'The ground of public interest that was stated.' })
  ground: string | null;
  @Field(() => String, { nullable: true, description: 'The override that was stated.' })
  override: string | null;
}
