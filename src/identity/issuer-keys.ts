import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { fetchJson, type Fetch } from './fetch-json.js';
import { isAllowedProtocol, type TrustedIssuer } from './trusted-issuers.js';

/** The public keys of one issuer by `kid`; each KeyObject is made once and kept while the issuer publishes it. */
export type KeysById = ReadonlyMap<string, IssuerKey>;

export interface IssuerKey {
  readonly key: KeyObject;
  /** The algorithm that the issuer published with the key; `null` when it named none. */
  readonly algorithm: string | null;
}

const MOST_KEYS = 50;
const SHORTEST_RSA_BITS = 2_048;
const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const KeySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(MOST_KEYS) });
const PublicKey = z.object({
  kid: z.string().min(1).max(128),
  kty: z.enum(['RSA', 'EC']),
  use: z.literal('sig').optional(),
  alg: z.string().optional(),
});

/**
 * Fetches the keys that `issuer` publishes now. Their address comes from the issuer's own discovery document, which
 * must name exactly that issuer; nothing in a token has a part in it. Keys that cannot verify signatures are passed
 * over; a key that did not change keeps its KeyObject from `before`.
 * Throws when the issuer cannot be reached or what it says is not usable.
 */
export async function fetchIssuerKeys(
  issuer: TrustedIssuer,
  options: { readonly fetch: Fetch; readonly allowHttp: boolean; readonly before: KeysById },
): Promise<KeysById> {
  const address = `${issuer.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const discovery = Discovery.parse(await fetchJson(options.fetch, address));
  if (discovery.issuer !== issuer.issuer) throw new Error('the discovery document names another issuer');
  if (!isAllowedProtocol(new URL(discovery.jwks_uri).protocol, options.allowHttp)) {
    throw new Error('the keys of the issuer are not at an https address');
  }
  const { keys } = KeySet.parse(await fetchJson(options.fetch, discovery.jwks_uri));
  const found = new Map<string, IssuerKey>();
  for (const jwk of keys) {
    const named = PublicKey.safeParse(jwk);
    if (!named.success) continue;
    const key = publicKey(jwk);
    if (key === null) continue;
    const known = options.before.get(named.data.kid)?.key;
    const same = known !== undefined && known.equals(key);
    found.set(named.data.kid, { key: same ? known : key, algorithm: named.data.alg ?? null });
  }
  return found;
}

function publicKey(jwk: Readonly<Record<string, unknown>>): KeyObject | null {
  try {
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? SHORTEST_RSA_BITS;
    return bits >= SHORTEST_RSA_BITS ? key : null;
  } catch {
    return null;
  }
}
