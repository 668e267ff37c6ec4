import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { LogState } from '../../oversight/log-state.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { readFirst } from '../read-arguments.js';
import { readingError } from '../reading-error.js';
import { DisclosureLogStateType } from '../types/disclosure-log-type.js';

const USUAL_HEADS = 10;

/** The disclosure log as information governance watches over it. */
@Resolver()
export class DisclosureLogResolver {
  @Query(() => DisclosureLogStateType, {
    description:
      'What of the disclosure log is published, and which heads have been cosigned. For information governance.',
  })
  async disclosureLog(
    @Arg('first', () => Int, { nullable: true, description: 'How many heads, 1 to 50; 10 when left out.' })
    first: number | null,
    @Ctx() context: HubContext,
  ): Promise<LogState> {
    const heads = readFirst(first ?? USUAL_HEADS);
    const state = await context.services.disclosureLog.state(callerOf(context), heads);
    if (!state.ok) throw readingError(state.failure);
    return state.value;
  }
}
