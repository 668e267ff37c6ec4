import type { DecisionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

declare const minted: unique symbol;

/**
 * Proof that a decision is durably committed. `release()` demands one.
 * INVARIANT: only the adapter that has seen COMMIT calls `mintReceipt`; an import rule keeps it so.
 */
export interface LogReceipt {
  readonly [minted]: true;
  readonly decisionId: DecisionId;
  readonly decidedAt: Instant;
  readonly policyVersion: string;
  /** Base64, RFC 6962 leaf hash. */
  readonly leafHash: string;
  /** Base64, Ed25519. */
  readonly signature: string;
  /** Base64 SHA-256 of the canonical answer that was recorded; ties the receipt to that answer and no other. */
  readonly answerDigest: string;
}

/** Makes the receipt of a decision that is committed. */
export function mintReceipt(committed: Omit<LogReceipt, typeof minted>): LogReceipt {
  return Object.freeze({ ...committed }) as LogReceipt;
}
