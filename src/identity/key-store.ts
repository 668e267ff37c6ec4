import { fail, ok, type Result } from '../shared/result.js';
import type { Fetch } from './fetch-json.js';
import { fetchIssuerKeys, type IssuerKey, type KeysById } from './issuer-keys.js';
import { OLDEST_TOKEN_SECONDS } from './registered-claims.js';
import type { TokenFault } from './token-failure.js';
import type { TrustedIssuer } from './trusted-issuers.js';

/** At most one fetch of keys in this time, whatever tokens arrive (S5). */
export const COOLDOWN_MILLISECONDS = 30_000;
/** After a failed fetch while no key is held: an identity provider that starts after the hub is found soon. */
export const FIRST_RETRY_MILLISECONDS = 5_000;
/** Keys older than this are fetched again in the background, so that a key withdrawn by its issuer stops counting. */
export const FRESH_MILLISECONDS = 10 * 60_000;
/** Keys that could not be confirmed for so long count no more; every token of their time has expired by then. */
export const USABLE_MILLISECONDS = OLDEST_TOKEN_SECONDS * 1_000;

/** The keys of one issuer, fetched when needed. */
export interface KeyStore {
  /** The key named `kid`. Fetches when it is unknown and the cooldown has passed; callers at once share one fetch. */
  key(kid: string): Promise<Result<IssuerKey, TokenFault>>;
  /** Fetches unless keys are held or the cooldown lasts. */
  load(): Promise<void>;
}

export interface KeyStoreOptions {
  readonly fetch: Fetch;
  readonly allowHttp: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told why a fetch failed; for the log. */
  readonly onFetchFailed: (issuer: string, cause: unknown) => void;
}

/** A store for `issuer` that has fetched nothing yet. */
export function keyStore(issuer: TrustedIssuer, options: KeyStoreOptions): KeyStore {
  let keys: KeysById = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | null = null;

  const fetchOnce = async (): Promise<void> => {
    try {
      keys = await fetchIssuerKeys(issuer, { ...options, before: keys });
      fetchedAt = options.now();
    } catch (cause) {
      options.onFetchFailed(issuer.issuer, cause);
    } finally {
      running = null;
    }
  };

  /** Starts a fetch unless one runs or the cooldown lasts; null when there is nothing to wait for. */
  const refresh = (): Promise<void> | null => {
    if (running !== null) return running;
    const pause = keys.size === 0 && fetchedAt < triedAt ? FIRST_RETRY_MILLISECONDS : COOLDOWN_MILLISECONDS;
    // a clock that was set back must not stretch the pause
    if (Math.abs(options.now() - triedAt) < pause) return null;
    triedAt = options.now();
    running = fetchOnce();
    return running;
  };

  const held = (kid: string): IssuerKey | undefined => {
    const age = options.now() - fetchedAt;
    if (age > USABLE_MILLISECONDS) return undefined;
    if (age > FRESH_MILLISECONDS) void refresh();
    return keys.get(kid);
  };

  return {
    async key(kid) {
      const atHand = held(kid);
      if (atHand !== undefined) return ok(atHand);
      await refresh();
      const fetched = held(kid);
      if (fetched !== undefined) return ok(fetched);
      return fail(fetchedAt === Number.NEGATIVE_INFINITY ? 'keys unavailable' : 'key unknown');
    },
    async load() {
      if (keys.size === 0) await refresh();
    },
  };
}
