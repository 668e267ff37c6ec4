import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { ConfirmationRole } from '../../directory/asked-to-confirm.js';
import type { ConfirmationAnswer } from '../../sharing/confirm.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { readUuid } from '../read-arguments.js';
import { sharingError } from '../sharing-error.js';
import { ConfirmationType } from '../types/confirmation-type.js';
import { ConfirmationRoleType } from '../types/sharing-words.js';

/** `confirm`. */
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
}
