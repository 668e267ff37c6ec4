import type { Hashing } from '../hashing.js';

/** Bytes of every hash of the tree. */
export const HASH_LENGTH = 32;

const NODE = Uint8Array.of(1);

/** Hash of two neighbours, left then right: SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array, hashing: Hashing): Uint8Array {
  return hashing.sha256(NODE, left, right);
}

/** Root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(hashing: Hashing): Uint8Array {
  return hashing.sha256();
}
