import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { concernOf } from '../../sharing/record-sharing-decision.js';
import type { SharingDecisionReceipt } from '../../sharing/sharing-answer.js';
import { sharingInput } from '../../sharing/sharing-input.js';
import type { SharingDecisionView } from '../../sharing/sharing-view.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { SharingDecisionInputType } from '../inputs/sharing-decision-input-type.js';
import { readUuid } from '../read-arguments.js';
import { sharingError } from '../sharing-error.js';
import { SharingDecisionType } from '../types/sharing-decision-type.js';
import { SharingDecisionReceiptType } from '../types/sharing-receipt-type.js';
import { LONGEST_WAIT_MILLISECONDS, within } from '../within.js';

/** `recordSharingDecision`, and the decision as those in it read it. */
@Resolver()
export class SharingResolver {
  @Mutation(() => SharingDecisionReceiptType, {
    description:
      'Record a share or refusal made outside the hub, by phone or letter between practitioners (5.20 to 5.36). ' +
      'Recording is never refused for standing; the receipt is the same whether or not the child is known.',
  })
  async recordSharingDecision(
    @Arg('input', () => SharingDecisionInputType, { description: 'The decision.' }) input: SharingDecisionInputType,
    @Ctx() context: HubContext,
  ): Promise<SharingDecisionReceipt> {
    const caller = callerOf(context);
    const request = sharingInput(input);
    if (!request.ok) throw sharingError(request.failure);
    context.concern = concernOf(request.value);
    const recorded = await within(LONGEST_WAIT_MILLISECONDS, context.services.sharing.record(caller, request.value));
    if (!recorded.ok) throw sharingError(recorded.failure);
    return recorded.value;
  }

  @Query(() => SharingDecisionType, {
    nullable: true,
    description:
      'A sharing decision that you made or are named in, or for the hub team a reply to a request for contact; null for ' +
      'any other. Reading is recorded.',
  })
  async sharingDecision(
    @Arg('id', () => ID, { description: 'The decision.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<SharingDecisionView | null> {
    const found = await context.services.sharing.decision(callerOf(context), readUuid('id', id));
    if (!found.ok) throw sharingError(found.failure);
    return found.value;
  }
}
