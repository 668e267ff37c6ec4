import { Field, Float, InputType, Int } from 'type-graphql';

@InputType('FeedInput', { description: 'One part of a feed file of one source.' })
export class FeedInputType {
  @Field(() => Float, { description: 'A whole number that rises with each file of the source; an older one is stale.' })
  sequence: number;
  @Field(() => Int, { description: 'Place of this part in the file, from 1.' })
  part: number;
  @Field(() => String, { description: 'As of when the file speaks; ISO 8601, UTC.' })
  asOf: string;
  @Field(() => [String], { description: 'One JSON object a row; at most 500 rows and a body of 1 MB.' })
  rows: string[];
}
