import type { LogReceipt } from '../disclosure-log/log-receipt.js';
import type { EnquiryAnswer } from './enquiry-answer.js';

/** The answer before its receipt: whole, recorded, and readable by nobody but the recorder. */
export type AnswerWithoutReceipt = Omit<EnquiryAnswer, 'receipt'>;

/**
 * An answer that is made but not yet given. Its canonical text can be recorded; its content can be had only through
 * `release()`, which demands the receipt of that very record.
 */
export class SealedAnswer {
  readonly #content: AnswerWithoutReceipt;
  readonly #canonical: string;

  constructor(content: AnswerWithoutReceipt, canonical: string) {
    this.#content = content;
    this.#canonical = canonical;
  }

  /** Canonical JSON, for the record and its commitment alone. */
  canonicalForRecord(): string {
    return this.#canonical;
  }

  /** Opens the answer. INVARIANT: called by `release()` only; an import rule keeps it so. */
  open(_receipt: LogReceipt): AnswerWithoutReceipt {
    return this.#content;
  }
}
