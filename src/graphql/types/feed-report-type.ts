import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { FeedReport, RowCounts } from '../../feed/feed-report.js';
import type { RowAcknowledgement } from '../../feed/feed-row.js';
import { words } from './words.js';

export const RowStatusType = words<RowAcknowledgement['status']>(
  'RowStatus',
  "What became of a row. It depends on the row and the source's own rows alone: never on whether a child was known.",
  {
    ACCEPTED: 'Taken into the index.',
    UNCHANGED: 'Said before in the same words.',
    STALE: 'Older than what the source has said since.',
    MALFORMED: 'Not taken: `path` says which part is wrong.',
    NOT_YOURS: 'Not taken: this source may not state it.',
  },
);

export const FeedOutcomeType = words<FeedReport['outcome']>('FeedOutcome', 'What became of a part of a feed.', {
  TAKEN: 'Its good rows stand in the index.',
  REPEATED: 'The same bytes came before; nothing was changed.',
  STALE: 'A later part came before; nothing was changed.',
});

@ObjectType('RowAcknowledgement', { simpleResolvers: true, description: 'What became of one row.' })
export class RowAcknowledgementType {
  @Field(() => Int, { description: 'Its place in the part, from 1.' })
  line: number;
  @Field(() => String, { nullable: true, description: "The source's own name for the statement, if it could be read." })
  id: string | null;
  @Field(() => RowStatusType, { description: 'What became of it.' })
  status: RowAcknowledgement['status'];
  @Field(() => String, { nullable: true, description: 'The part that is wrong.' })
  path?: string;
  @Field(() => String, { nullable: true, description: 'What is accepted there.' })
  accepted?: string;
}

@ObjectType('RowCounts', { simpleResolvers: true, description: 'How many rows got each status.' })
export class RowCountsType implements RowCounts {
  @Field(() => Int, { description: 'Taken into the index.' })
  accepted: number;
  @Field(() => Int, { description: 'Said before.' })
  unchanged: number;
  @Field(() => Int, { description: 'Not understood.' })
  malformed: number;
  @Field(() => Int, { description: "Not this source's to state." })
  notYours: number;
  @Field(() => Int, { description: 'Older than what the source has said since.' })
  stale: number;
}

@ObjectType('FeedReport', {
  simpleResolvers: true,
  description: 'What became of a part of a feed; good rows are kept.',
})
export class FeedReportType implements FeedReport {
  @Field(() => FeedOutcomeType, { description: 'What became of the part as a whole.' })
  outcome: FeedReport['outcome'];
  @Field(() => ID, { nullable: true, description: 'The batch that was recorded; null when nothing was.' })
  batchId: string | null;
  @Field(() => RowCountsType, { description: 'How many rows got each status.' })
  counts: RowCountsType;
  @Field(() => [RowAcknowledgementType], { description: 'One for each row, in order.' })
  rows: readonly RowAcknowledgement[];
}
