import { fail, ok, type Result } from '../shared/result.js';

export const ADAPTER_NAMES = ['oidc', 'cis2'] as const;
/** Which shape the claims of an issuer have. */
export type AdapterName = (typeof ADAPTER_NAMES)[number];

/** An identity provider whose tokens are read; compared with `iss` letter for letter. */
export interface TrustedIssuer {
  readonly adapter: AdapterName;
  readonly issuer: string;
}

/** Why the list cannot be used. No value out of the list is repeated. */
export type TrustedIssuersFault =
  | 'no issuer is named'
  | 'an adapter is not one of oidc, cis2'
  | 'an issuer is not an address'
  | 'an issuer is not an https address'
  | 'an issuer is named twice';

/**
 * Reads `HUB_OIDC_ISSUER`: entries `adapter=url` with commas between, such as
 * `oidc=https://login.example,cis2=https://am.example/realms/root`. An address alone is a plain OpenID Connect issuer.
 * `allowHttp` only in development: over plain http anyone on the way could hand out keys.
 */
export function trustedIssuers(
  text: string,
  options: { readonly allowHttp: boolean },
): Result<readonly TrustedIssuer[], TrustedIssuersFault> {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) return fail('no issuer is named');
  const issuers: TrustedIssuer[] = [];
  for (const entry of entries) {
    const issuer = trustedIssuer(entry, options.allowHttp);
    if (!issuer.ok) return issuer;
    if (issuers.some((other) => other.issuer === issuer.value.issuer)) return fail('an issuer is named twice');
    issuers.push(issuer.value);
  }
  return ok(issuers);
}

function trustedIssuer(entry: string, allowHttp: boolean): Result<TrustedIssuer, TrustedIssuersFault> {
  const [, named = 'oidc', issuer = ''] = /^(?:(\w+)=)?(.*)$/.exec(entry) ?? [];
  const adapter = ADAPTER_NAMES.find((name) => name === named);
  if (adapter === undefined) return fail('an adapter is not one of oidc, cis2');
  if (!URL.canParse(issuer)) return fail('an issuer is not an address');
  const { protocol, search, hash, username, password } = new URL(issuer);
  if (search + hash + username + password !== '') return fail('an issuer is not an address');
  if (!isAllowedProtocol(protocol, allowHttp)) return fail('an issuer is not an https address');
  return ok({ adapter, issuer });
}

/** `https:` always, `http:` where plain http was allowed, nothing else. */
export function isAllowedProtocol(protocol: string, allowHttp: boolean): boolean {
  return protocol === 'https:' || (allowHttp && protocol === 'http:');
}
