import { readConfig } from '../config.js';
import { developmentIssuers } from '../identity/development/development-issuers.js';
import { feedClients } from '../identity/development/feed-clients.js';
import type { Persona } from '../identity/development/persona.js';
import { PERSONAS } from '../identity/development/personas.js';
import { trustedIssuers, type TrustedIssuer } from '../identity/trusted-issuers.js';
import { ORGANISATIONS } from '../synthetic-town/organisations.js';

/** The variables that a command reads. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Everybody who can sign in to the demonstration: the personas, and each organisation's case system by its code. */
export const SIGN_INS: readonly Persona[] = [...PERSONAS, ...feedClients(ORGANISATIONS)];

/** The port of the development identity provider: the one after the hub's. */
export function identityProviderPort(hubPort: number): number {
  return hubPort + 1;
}

/** The issuers that the hub of this environment trusts. Throws when the environment is not a lawful one. */
export function issuersOf(environment: Environment): readonly TrustedIssuer[] {
  const config = readConfig(environment);
  const development = `http://127.0.0.1:${identityProviderPort(config.http.port)}`;
  const text = config.identity.kind === 'development' ? developmentIssuers(development) : config.identity.issuer;
  const issuers = trustedIssuers(text, { allowHttp: config.environment === 'development' });
  if (!issuers.ok) throw new Error(`HUB_OIDC_ISSUER cannot be used: ${issuers.failure}`);
  return issuers.value;
}
