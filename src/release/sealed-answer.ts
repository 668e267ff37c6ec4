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
  readonly #digest: string;

  /** `digest` is the Base64 SHA-256 of the UTF-8 bytes of `canonical`. */
  constructor(content: AnswerWithoutReceipt, canonical: string, digest: string) {
    this.#content = content;
    this.#canonical = canonical;
    this.#digest = digest;
  }

  /** Canonical JSON, for the record and its commitment alone. */
  canonicalForRecord(): string {
    return this.#canonical;
  }

  /**
   * Opens the answer with the receipt of its own record; throws on that of another.
   * INVARIANT: called by `release()` only; an import rule keeps it so.
   */
  open(receipt: LogReceipt): AnswerWithoutReceipt {
    if (receipt.answerDigest !== this.#digest) throw new Error('the receipt is that of another answer');
    return this.#content;
  }
}
