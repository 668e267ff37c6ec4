import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { FEED_BATCH } from '../../feed/feed-batch.js';
import { FeedRefused } from '../../feed/feed-refused.js';
import type { FeedReport } from '../../feed/feed-report.js';
import { HubError, badInput } from '../hub-error.js';
import { feedSourceOf, type HubContext } from '../hub-context.js';
import { FeedInputType } from '../inputs/feed-input-type.js';
import { FeedReportType } from '../types/feed-report-type.js';

/** `submitFeed`. */
@Resolver()
export class FeedResolver {
  @Mutation(() => FeedReportType, {
    description: 'State what a source knows, row by row. Needs the token of a case system, which can do nothing else.',
  })
  async submitFeed(
    @Arg('input', () => FeedInputType, { description: 'The part of a feed.' }) input: FeedInputType,
    @Ctx() context: HubContext,
  ): Promise<FeedReport> {
    const source = feedSourceOf(context);
    const batch = FEED_BATCH.safeParse(input);
    if (!batch.success) {
      const [first] = batch.error.issues;
      throw badInput(['input', ...(first?.path ?? [])].join('.'), first?.message ?? 'a part of a feed');
    }
    try {
      return await context.services.submitFeed(source, batch.data);
    } catch (fault) {
      if (fault instanceof FeedRefused) throw new HubError('FORBIDDEN', {}, fault.message);
      throw fault;
    }
  }
}
