import { createHash, type KeyObject } from 'node:crypto';

/** The newest tokens of a busy hub: people at work hold one token for an hour. */
const LARGEST = 10_000;

/**
 * Remembers "this token's signature is right under this key until it expires", and nothing else: who the caller is
 * and what the caller may do is worked out anew for each request (S7, S8). Keyed by the token's SHA-256, so that no
 * token stands in memory; the least recently used goes first.
 */
export interface SignatureCache {
  /** True when `token` was seen to be signed by exactly this `key`; a key that was replaced misses. */
  holds(token: string, key: KeyObject, now: number): boolean;
  /** `expires` and `now` in seconds. */
  remember(token: string, key: KeyObject, expires: number): void;
}

/** An empty cache of at most `largest` tokens. */
export function signatureCache(largest: number = LARGEST): SignatureCache {
  const entries = new Map<string, { readonly key: KeyObject; readonly expires: number }>();
  return {
    holds(token, key, now) {
      const digest = digestOf(token);
      const entry = entries.get(digest);
      if (entry === undefined) return false;
      entries.delete(digest);
      if (entry.key !== key || now >= entry.expires) return false;
      entries.set(digest, entry);
      return true;
    },
    remember(token, key, expires) {
      entries.set(digestOf(token), { key, expires });
      const oldest = entries.size > largest ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
    },
  };
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
