import { ADAPTER_NAMES } from '../trusted-issuers.js';

/** What `HUB_OIDC_ISSUER` is when the development identity provider answers at `base`, such as `http://127.0.0.1:4001`. */
export function developmentIssuers(base: string): string {
  return ADAPTER_NAMES.map((adapter) => `${adapter}=${base}/${adapter}`).join(',');
}
