import type { Hashing } from '../hashing.js';
import type { CanonicalText } from './canonical-bytes.js';

/**
 * Commits to the value of a slot, 32 bytes: HMAC-SHA-256 under the slot's own salt over the canonical bytes.
 * Who has the salt and the value can open it; once the salt is destroyed it is noise, however short the value.
 * A slot without a value holds its salt itself, which nobody without the salt can tell from a commitment.
 */
export function commitment(value: CanonicalText | null, salt: Uint8Array, hashing: Hashing): Uint8Array {
  return value === null ? salt : hashing.hmacSha256(salt, value);
}
