import { Field, ID, ObjectType } from 'type-graphql';
import type { ToldFields } from '../../policy-governance/rehearsal.js';
import { words } from './words.js';

const TOLD_FIELDS = words<ToldFields>('ToldFields', 'How the fields told compare with those that were told.', {
  SAME: 'The very same fields.',
  MORE: 'All of them, and others.',
  FEWER: 'Some of them, and no other.',
  OTHER: 'Not all of them, and others.',
});

@ObjectType('RehearsedCount', {
  simpleResolvers: true,
  description:
    'Decisions of one organisation that came out one way and would come out another, or the same. Those of which fewer ' +
    'than ten are alike are one row without outcome and fields.',
})
export class RehearsedCountType {
  @Field(() => ID, { description: 'The organisation of those who asked; empty when no post was chosen.' })
  organisationId: string;
  @Field(() => String, { description: 'Its name.' })
  organisationName: string;
  @Field(() => String, { nullable: true, description: 'Outcome that the enquirer was told.' })
  from: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Outcome that the enquirer would be told; BAD_INPUT or COULD_NOT_CHECK when there would be none.',
  })
  to: string | null;
  @Field(() => TOLD_FIELDS, { nullable: true, description: 'How the fields that are told compare.' })
  fields: ToldFields | null;
  @Field(() => String, { description: 'How many: a number rounded down to tens, or `<10`.' })
  decisions: string;
}

@ObjectType('Rehearsal', {
  simpleResolvers: true,
  description:
    'What a draft would have changed. No totals are given, and an organisation with fewer than ten decisions has no row.',
})
export class RehearsalType {
  @Field(() => String, { description: 'Version of the draft.' })
  version: string;
  @Field(() => String, { description: 'Decisions from this instant; ISO 8601, UTC.' })
  from: string;
  @Field(() => String, { description: 'To this instant; ISO 8601, UTC.' })
  to: string;
  @Field(() => String, { description: 'The day whose rules decided.' })
  asOn: string;
  @Field(() => [RehearsedCountType], { description: 'By organisation, then by outcome.' })
  rows: readonly RehearsedCountType[];
  @Field(() => [ID], {
    description:
      "Rules about holders' own decisions that the draft adds, changes or lacks, compared with the policy in force. " +
      'Enquiries alone are rehearsed: what these would do is in no row.',
  })
  notRehearsed: readonly string[];
}
