import { Field, Int, ObjectType } from 'type-graphql';
import type { LogHead, LogStanding, LogState } from '../../oversight/log-state.js';
import { words } from './words.js';

export const LogStandingType = words<LogStanding>(
  'LogStanding',
  'How far a decision has come in the disclosure log. An override that is not witnessed is to be looked after.',
  {
    PENDING: 'It waits for its place.',
    SEQUENCED: 'It has its place.',
    SIGNED: 'A signed head covers it; the end where no witness is demanded.',
    WITNESSED: 'A head that witnesses at other organisations cosigned covers it.',
  },
);

@ObjectType('DisclosureLogHead', { simpleResolvers: true, description: 'A signed head of the disclosure log.' })
export class DisclosureLogHeadType implements LogHead {
  @Field(() => Int, { description: 'Leaves that it covers.' })
  size: number;
  @Field(() => String, { description: 'When, by the clock of the database; ISO 8601, UTC.' })
  signedAt: LogHead['signedAt'];
  @Field(() => [String], { description: 'Names of the witnesses that cosigned it.' })
  cosignedBy: readonly string[];
  @Field(() => Boolean, { description: 'Whether the cosignatures satisfy the policy.' })
  quorum: boolean;
}

@ObjectType('DisclosureLogState', {
  simpleResolvers: true,
  description: 'What of the disclosure log is published, and which of its heads witnesses have cosigned.',
})
export class DisclosureLogStateType implements LogState {
  @Field(() => String, { description: 'Name of the log.' })
  origin: string;
  @Field(() => Int, { nullable: true, description: 'Leaves that the published head covers; null until there is one.' })
  size: number | null;
  @Field(() => String, { nullable: true, description: 'Base64 of the root over them (RFC 6962).' })
  root: string | null;
  @Field(() => String, { nullable: true, description: 'When that head was signed; ISO 8601, UTC.' })
  publishedAt: LogState['publishedAt'];
  @Field(() => [DisclosureLogHeadType], { description: 'Heads, newest first.' })
  heads: readonly LogHead[];
  @Field(() => Boolean, { description: 'Whether heads need the cosignatures of witnesses.' })
  witnessesDemanded: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Since when no head has had the cosignatures that are demanded; null when the newest has them.',
  })
  quorumMissingSince: LogState['quorumMissingSince'];
  @Field(() => String, {
    nullable: true,
    description: 'Since when no head has been signed, though one is due; null while heads come as they should.',
  })
  standsStillSince: LogState['standsStillSince'];
}
