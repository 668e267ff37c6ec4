import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { NoticeState } from '../../notification/notice-view.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { readCursor, readFirst } from '../read-arguments.js';
import { readingError } from '../reading-error.js';
import { NoticeConnectionType, NoticeStateType } from '../types/notice-type.js';
import { pageInfo } from '../types/page-info-type.js';

/** The inbox. */
@Resolver()
export class NoticeResolver {
  @Query(() => NoticeConnectionType, { description: 'What you, or the groups that you hold, are told; newest first.' })
  async notices(
    @Arg('first', () => Int, { description: 'How many, 1 to 50.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'The endCursor of an earlier page.' })
    after: string | null,
    @Arg('state', () => NoticeStateType, { nullable: true, description: 'In this state.' })
    state: NoticeState | null,
    @Ctx() context: HubContext,
  ) {
    const { notices } = context.services;
    const page = await notices(callerOf(context), state ?? null, readFirst(first), readCursor(after));
    if (!page.ok) throw readingError(page.failure);
    return {
      nodes: page.value.notices,
      edges: page.value.notices.map((node) => ({ node })),
      pageInfo: pageInfo(page.value.next),
    };
  }
}
