import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { ConfirmationRole } from '../../directory/asked-to-confirm.js';
import type { AskedOnBehalfView } from '../../sharing/asked-view.js';
import type { ConfirmationAnswer } from '../../sharing/confirm.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { readUuid } from '../read-arguments.js';
import { sharingError } from '../sharing-error.js';
import { AskedOnBehalfType } from '../types/asked-on-behalf-type.js';
import { ConfirmationType } from '../types/confirmation-type.js';
import { ConfirmationRoleType } from '../types/sharing-words.js';

/** `confirm`, and what a colleague is asked to confirm. */
@Resolver()
export class ConfirmResolver {
  @Mutation(() => ConfirmationType, {
    description:
      'Confirm by your own sign-in what you are named for in a decision. The answer is the same for an id that is ' +
      "nobody's, another's, or too late.",
  })
  async confirm(
    @Arg('decisionId', () => ID, { description: 'The decision.' }) decisionId: string,
    @Arg('role', () => ConfirmationRoleType, { description: 'What you are named for.' }) role: ConfirmationRole,
    @Ctx() context: HubContext,
  ): Promise<ConfirmationAnswer> {
    const { sharing } = context.services;
    const confirmed = await sharing.confirm(callerOf(context), readUuid('decisionId', decisionId), role);
    if (!confirmed.ok) throw sharingError(confirmed.failure);
    return confirmed.value;
  }

  @Query(() => AskedOnBehalfType, {
    nullable: true,
    description:
      'An enquiry that was made on your behalf and that you are asked to confirm, as it was typed; for 24 hours, and ' +
      'null for any other. Reading is recorded.',
  })
  async askedOnBehalf(
    @Arg('id', () => ID, { description: 'The decision.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<AskedOnBehalfView | null> {
    const found = await context.services.sharing.asked(callerOf(context), readUuid('id', id));
    if (!found.ok) throw sharingError(found.failure);
    return found.value;
  }
}
