import { Field, ID, ObjectType } from 'type-graphql';
import type { NoticeState, NoticeView } from '../../notification/notice-view.js';
import { PageInfoType, type PageInfo } from './page-info-type.js';
import { words } from './words.js';

export const NoticeStateType = words<NoticeState>('NoticeState', 'Whether a notice still waits within its time.', {
  OPEN: 'To be acknowledged, and within its time.',
  OVERDUE: 'To be acknowledged, and past its time.',
  ANSWERED:
    'A request for contact to which a reply is recorded, or a task of your own whose decision a later one replaced or completed.',
  APPROVED_NOT_TO_REFER:
    'No referral came: a senior manager of the holder confirmed the approval of not referring a child under 13 (5.27).',
});

@ObjectType('Notice', { simpleResolvers: true, description: 'Something that you, or your team, are told.' })
export class NoticeType implements NoticeView {
  @Field(() => ID, { description: 'The notice.' })
  id: string;
  @Field(() => ID, { description: 'The decision from which it follows: the reference of the enquiry.' })
  decisionId: string;
  @Field(() => String, { description: 'Entry of the catalogue of notices.' })
  kind: string;
  @Field(() => NoticeStateType, { description: 'Whether it still waits within its time.' })
  state: NoticeState;
  @Field(() => String, { description: 'Concern of the enquiry from which it follows.' })
  urgency: string;
  @Field(() => String, { description: 'Plain text.' })
  body: string;
  @Field(() => String, { description: 'When it was delivered; ISO 8601, UTC.' })
  createdAt: string;
  @Field(() => String, { description: 'To be acknowledged by; ISO 8601, UTC.' })
  dueAt: string;
}

@ObjectType('NoticeEdge', { simpleResolvers: true, description: 'A notice in its place in the list.' })
export class NoticeEdgeType {
  @Field(() => NoticeType, { description: 'The notice.' })
  node: NoticeView;
}

@ObjectType('NoticeConnection', { simpleResolvers: true, description: 'A page of notices, newest first.' })
export class NoticeConnectionType {
  @Field(() => [NoticeType], { description: 'The notices.' })
  nodes: readonly NoticeView[];
  @Field(() => [NoticeEdgeType], { description: 'The same, each in its place.' })
  edges: readonly { readonly node: NoticeView }[];
  @Field(() => PageInfoType, { description: 'Where the list goes on.' })
  pageInfo: PageInfo;
}
