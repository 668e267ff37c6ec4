/**
 * Signs receipts with Ed25519 under a key that lies outside the database.
 * Obligations: synchronous; 64 bytes; the same bytes give the same signature.
 */
export interface ReceiptSigner {
  /** Name under which the public key is known to those who check receipts. */
  readonly keyName: string;
  sign(bytes: Uint8Array): Uint8Array;
}
