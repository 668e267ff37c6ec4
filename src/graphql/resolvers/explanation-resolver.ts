import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ExplanationView } from '../../oversight/explanation-view.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { readUuid } from '../read-arguments.js';
import { readingError } from '../reading-error.js';
import { ExplanationType } from '../types/explanation-type.js';

/** Why a decision came out so. */
@Resolver()
export class ExplanationResolver {
  @Query(() => ExplanationType, {
    nullable: true,
    description:
      'Explains your own enquiry, or as information governance one that you may read; null for any other, whether or ' +
      'not there is one. Each explanation is recorded.',
  })
  async explain(
    @Arg('decisionId', () => ID, { description: 'The decision.' }) decisionId: string,
    @Ctx() context: HubContext,
  ): Promise<ExplanationView | null> {
    const explained = await context.services.explain(callerOf(context), readUuid('decisionId', decisionId));
    if (!explained.ok) throw readingError(explained.failure);
    return explained.value;
  }
}
