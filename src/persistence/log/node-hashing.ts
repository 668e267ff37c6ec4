import { createHash, createHmac } from 'node:crypto';
import type { Hashing } from '../../disclosure-log/hashing.js';

/** The log's hash functions, by OpenSSL. */
export const nodeHashing: Hashing = {
  sha256(...parts) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  hmacSha256(key, message) {
    return createHmac('sha256', key).update(message).digest();
  },
};
