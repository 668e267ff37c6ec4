import { Field, ID, InputType } from 'type-graphql';
import type { ConcernLevel } from '../../decision-policy/facts/vocabulary.js';
import { ConcernLevelType } from '../types/enquiry-words.js';

@InputType('BrokeredContactInput', {
  description: 'A question to whoever might hold something in confidence, put through the hub team.',
})
export class BrokeredContactInputType {
  @Field(() => ID, { description: 'A UUID of your own.' })
  requestId: string;
  @Field(() => ID, { description: 'Your own enquiry that it follows.' })
  decisionId: string;
  @Field(() => String, { description: 'Your question, 3 to 2,000 characters.' })
  question: string;
  @Field(() => ConcernLevelType, { description: 'How worried you are: it sets the time of the reply.' })
  concern: ConcernLevel;
}
