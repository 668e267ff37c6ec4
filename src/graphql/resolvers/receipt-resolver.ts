import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Receipt } from '../../release/enquiry-answer.js';
import type { ReceiptInLog, SlotOpening } from '../../release/receipt-in-log.js';
import type { HubContext } from '../hub-context.js';
import { ReceiptOpeningType, ReceiptType } from '../types/receipt-type.js';

/** What a receipt has beside what is kept with its decision. */
@Resolver(() => ReceiptType)
export class ReceiptResolver {
  @FieldResolver(() => String, { description: 'Name of the log that promises to include the decision.' })
  origin(@Root() receipt: Receipt, @Ctx() context: HubContext): string {
    return context.services.disclosureLog.originOf(receipt);
  }

  @FieldResolver(() => [ReceiptOpeningType], {
    description:
      'What you stated and were told, once a signed head covers the decision; nothing of what the hub holds.',
  })
  openings(@Root() receipt: Receipt | ReceiptInLog): readonly SlotOpening[] {
    // the receipt in an answer is the promise alone
    return 'openings' in receipt ? receipt.openings : [];
  }
}
