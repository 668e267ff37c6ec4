import { receiptText, type ReceiptContent } from '../format/receipt-text.js';
import type { SignatureCheck } from '../signing.js';

/** A receipt without the name of the log, which its signature alone says. */
export interface SignedPromise extends Omit<ReceiptContent, 'origin'> {
  readonly signature: Uint8Array;
}

/**
 * Under which of these names of a log the key signed a receipt; `null` under none. A log that goes on under a new name
 * after a restore keeps its leaves, and the receipts that were signed under the names it had.
 * @param origins the present name first, as most receipts have it
 * @param publicKey 32 bytes, Ed25519, that of receipts
 */
export function promisedOrigin(
  { decisionId, leafHash, decidedAt, signature }: SignedPromise,
  origins: readonly string[],
  publicKey: Uint8Array,
  check: SignatureCheck,
): string | null {
  const signed = (origin: string): boolean => {
    let text: Uint8Array;
    try {
      text = receiptText({ origin, decisionId, leafHash, decidedAt });
    } catch {
      // an instant that no receipt can name was never signed
      return false;
    }
    return check.ed25519(publicKey, text, signature);
  };
  return origins.find(signed) ?? null;
}
