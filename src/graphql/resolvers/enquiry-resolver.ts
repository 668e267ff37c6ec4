import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { EnquiryFailure } from '../../enquiry/enquiry-failure.js';
import { enquiryInput } from '../../enquiry/enquiry-input.js';
import type { EnquiryAnswer } from '../../release/enquiry-answer.js';
import type { ReceiptInLog } from '../../release/receipt-in-log.js';
import { HubError, badInput } from '../hub-error.js';
import { callerOf, type HubContext } from '../hub-context.js';
import { readUuid } from '../read-arguments.js';
import { EnquiryInputType } from '../inputs/enquiry-input-type.js';
import { EnquiryAnswerType } from '../types/enquiry-answer-type.js';
import { ReceiptType } from '../types/receipt-type.js';
import { LONGEST_WAIT_MILLISECONDS, within } from '../within.js';

/** `enquire`, and the receipt of an enquiry. */
@Resolver()
export class EnquiryResolver {
  @Mutation(() => EnquiryAnswerType, {
    description:
      'Ask who works with a child, or with the children of a household or an adult. An enquiry is an event that is ' +
      'recorded before anything is answered (5.153); it is never a referral. A refusal is an answer, not an error.',
  })
  async enquire(
    @Arg('input', () => EnquiryInputType, { description: 'The enquiry.' }) input: EnquiryInputType,
    @Ctx() context: HubContext,
  ): Promise<EnquiryAnswer> {
    const caller = callerOf(context);
    const request = enquiryInput(input);
    if (!request.ok) throw errorOf(request.failure);
    context.concern = request.value.concern;
    const answer = await within(LONGEST_WAIT_MILLISECONDS, context.services.makeEnquiry(caller, request.value));
    if (!answer.ok) throw errorOf(answer.failure);
    return answer.value;
  }

  @Query(() => ReceiptType, {
    nullable: true,
    description: 'The receipt of your own decision; null for any other, whether or not there is one.',
  })
  async receipt(
    @Arg('decisionId', () => ID, { description: 'The decision.' }) decisionId: string,
    @Ctx() context: HubContext,
  ): Promise<ReceiptInLog | null> {
    return context.services.receipt(callerOf(context), readUuid('decisionId', decisionId));
  }
}

function errorOf(failure: EnquiryFailure): HubError {
  switch (failure.code) {
    case 'BAD_INPUT':
      return badInput(inputPath(failure.path), failure.accepted);
    case 'REQUEST_ID_SPENT':
      return new HubError('REQUEST_ID_SPENT', { decisionId: failure.decisionId });
    case 'COULD_NOT_CHECK':
      return new HubError('COULD_NOT_CHECK');
  }
}

/** Paths begin with the name of the argument, as those of variables do. */
function inputPath(path: string): string {
  return path === 'input' ? path : `input.${path}`;
}
