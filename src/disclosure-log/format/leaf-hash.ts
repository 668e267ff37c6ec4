import type { Hashing } from '../hashing.js';

const LEAF = Uint8Array.of(0);

/** Hash of a leaf, 32 bytes: SHA-256(0x00 || leaf), RFC 6962 section 2.1. */
export function leafHash(leaf: Uint8Array, hashing: Hashing): Uint8Array {
  return hashing.sha256(LEAF, leaf);
}
