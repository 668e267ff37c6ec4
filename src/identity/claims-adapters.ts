import { cis2Claims } from './cis2-claims.js';
import type { ClaimsAdapter } from './claims-adapter.js';
import { oidcClaims } from './oidc-claims.js';
import type { AdapterName } from './trusted-issuers.js';

/** The adapter of each name that `HUB_OIDC_ISSUER` may use. */
export const CLAIMS_ADAPTERS: Readonly<Record<AdapterName, ClaimsAdapter>> = { oidc: oidcClaims, cis2: cis2Claims };
