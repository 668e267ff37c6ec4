import type { LogReceipt } from '../disclosure-log/log-receipt.js';
import type { EnquiryAnswer, Receipt } from './enquiry-answer.js';
import type { SealedAnswer } from './sealed-answer.js';

/** What a receipt says of a decision that is committed. */
export type CommittedDecision = Pick<
  LogReceipt,
  'decisionId' | 'decidedAt' | 'policyVersion' | 'leafHash' | 'signature'
>;

/**
 * Gives the answer out. It cannot be called without the receipt of a committed decision (5.153: recorded before
 * anything is given), and throws when that decision was about another answer.
 */
export function release(answer: SealedAnswer, receipt: LogReceipt): EnquiryAnswer {
  return { ...answer.open(receipt), receipt: shownReceipt(receipt) };
}

/** The receipt as the enquirer keeps it; its place in the log is known once a signed head covers it. */
export function shownReceipt({
  decisionId,
  decidedAt,
  policyVersion,
  leafHash,
  signature,
}: CommittedDecision): Receipt {
  return { decisionId, decidedAt, policyVersion, leafHash, signature, index: null, proof: null };
}
