import type { VerifierKey } from './format/verifier-key.js';

/** Checks signatures, given by the platform; synchronous. */
export interface SignatureCheck {
  /**
   * Whether this is the Ed25519 signature (RFC 8032) of the message under the key.
   * Obligation: false, and never an error, for a key or a signature of whatever length and content.
   */
  readonly ed25519: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
}

/**
 * A private key that signs notes. Obligations: synchronous; plain Ed25519 over the message, 64 bytes; the same message
 * gives the same signature. What the message is, the format of the key's type says.
 */
export interface NoteSigner {
  readonly key: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}
