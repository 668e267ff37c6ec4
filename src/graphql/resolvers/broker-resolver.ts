import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { brokerInput } from '../../sharing/broker-input.js';
import type { BrokerRequestView } from '../../sharing/broker-request-view.js';
import type { BrokeredContactView } from '../../sharing/read-sharing.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { BrokeredContactInputType } from '../inputs/broker-request-input-type.js';
import { readUuid } from '../read-arguments.js';
import { sharingError } from '../sharing-error.js';
import { BrokerRequestType } from '../types/broker-request-type.js';
import { BrokeredContactAcknowledgementType, BrokeredContactType } from '../types/brokered-contact-type.js';
import { LONGEST_WAIT_MILLISECONDS, within } from '../within.js';

/** Contact brokered by the hub team. */
@Resolver()
export class BrokerResolver {
  @Mutation(() => BrokeredContactAcknowledgementType, {
    description:
      'Ask the hub team to put a question to whoever might hold something in confidence, about an enquiry of yours. ' +
      'The acknowledgement is always the same; the reply comes as a notice.',
  })
  async requestBrokeredContact(
    @Arg('input', () => BrokeredContactInputType, { description: 'The question.' }) input: BrokeredContactInputType,
    @Ctx() context: HubContext,
  ) {
    const caller = callerOf(context);
    const request = brokerInput(input);
    if (!request.ok) throw sharingError(request.failure);
    context.concern = request.value.concern;
    const acknowledged = await within(
      LONGEST_WAIT_MILLISECONDS,
      context.services.sharing.requestContact(caller, request.value),
    );
    if (!acknowledged.ok) throw sharingError(acknowledged.failure);
    const { value } = acknowledged;
    return { ...value, reference: value.receipt.decisionId };
  }

  @Query(() => BrokeredContactType, {
    nullable: true,
    description: 'What became of your own request for contact; null for any other.',
  })
  async brokeredContact(
    @Arg('reference', () => ID, { description: 'Reference of the request.' }) reference: string,
    @Ctx() context: HubContext,
  ): Promise<BrokeredContactView | null> {
    return context.services.sharing.contact(callerOf(context), readUuid('reference', reference));
  }

  @Query(() => BrokerRequestType, {
    nullable: true,
    description:
      'A request for contact that the hub team brokers: about whom, who asks, and which confidential services to ask. ' +
      'For the hub team alone; null for what is no request, or not for you. Reading is recorded.',
  })
  async brokerRequest(
    @Arg('reference', () => ID, { description: 'Reference of the request.' }) reference: string,
    @Ctx() context: HubContext,
  ): Promise<BrokerRequestView | null> {
    const { sharing } = context.services;
    const found = await sharing.brokerRequest(callerOf(context), readUuid('reference', reference));
    if (!found.ok) throw sharingError(found.failure);
    return found.value;
  }
}
