import type { EnquiryAnswer } from './enquiry-answer.js';
import { type CommittedDecision, shownReceipt } from './release.js';
import type { AnswerWithoutReceipt } from './sealed-answer.js';

/** Every part of a stored answer; the type refuses a list that misses one. */
const PARTS: Readonly<Record<keyof AnswerWithoutReceipt, true>> = {
  outcome: true,
  message: true,
  socialCare: true,
  child: true,
  withheld: true,
  nextSteps: true,
  legalBasis: true,
  phoneNow: true,
  asOf: true,
  earlierEnquiries: true,
};

/**
 * Gives a recorded answer once more, for a repeat of its request: the same bytes, the receipt apart. `text` is the
 * canonical JSON that was recorded, read back with the committed decision it belongs to. Throws when it is no answer.
 */
export function releaseStored(text: string, committed: CommittedDecision): EnquiryAnswer {
  const stored = JSON.parse(text) as unknown;
  if (!isAnswer(stored)) throw new Error('what is stored is no answer');
  return { ...stored, receipt: shownReceipt(committed) };
}

function isAnswer(stored: unknown): stored is AnswerWithoutReceipt {
  const kept = Object.keys(stored ?? {});
  return kept.length === Object.keys(PARTS).length && kept.every((part) => part in PARTS);
}
