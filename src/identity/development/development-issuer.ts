import type { AdapterFactory, Configuration, Provider, ResourceServer } from 'oidc-provider';
import type { TokenAudiences } from '../registered-claims.js';
import type { AdapterName } from '../trusted-issuers.js';
import type { OidcProviderModule } from './load-oidc-provider.js';
import type { Persona } from './persona.js';
import { authenticationClaims, PERSONA_CLAIMS, personaClaims } from './persona-claims.js';
import { PERSONA_CLIENT, PERSONA_GRANT, registerPersonaGrant } from './persona-grant.js';
import { ALGORITHM_OF, type SigningKeys } from './signing-keys.js';

const HOUR_SECONDS = 3_600;
const SHIFT_SECONDS = 12 * HOUR_SECONDS;

export interface DevelopmentIssuerOptions {
  readonly adapter: AdapterName;
  /** Its `iss`, under which it is mounted. */
  readonly issuer: string;
  readonly audiences: TokenAudiences;
  readonly keys: SigningKeys;
  readonly cookieKey: string;
  readonly personas: readonly Persona[];
  readonly store: AdapterFactory;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * One issuer of the development identity provider: discovery, keys, access tokens as JWT for the hub's two audiences,
 * the persona grant, and the authorization code flow as oidc-provider has it (its pages are not made here).
 */
export function developmentIssuer(library: OidcProviderModule, options: DevelopmentIssuerOptions): Provider {
  const personas = options.personas.filter((persona) => persona.issuer === options.adapter);
  const bySubject = new Map(personas.map((persona) => [persona.subject, persona]));
  const resourceServer: ResourceServer = {
    scope: '',
    accessTokenFormat: 'jwt',
    accessTokenTTL: HOUR_SECONDS,
    jwt: { sign: { alg: ALGORITHM_OF[options.adapter] } },
  };
  const provider = new library.Provider(options.issuer, configuration(options, bySubject, resourceServer, library));
  registerPersonaGrant(provider, library.errors, {
    personas: new Map(personas.map((persona) => [persona.key, persona])),
    audienceOf: (persona) => (persona.kind === 'FEED' ? options.audiences.feed : options.audiences.enquiry),
    resourceServer,
  });
  return provider;
}

function configuration(
  { adapter, audiences, keys, cookieKey, store, now }: DevelopmentIssuerOptions,
  bySubject: ReadonlyMap<string, Persona>,
  resourceServer: ResourceServer,
  { errors }: OidcProviderModule,
): Configuration {
  return {
    adapter: store,
    jwks: { keys: keys.map((key) => ({ ...key })) },
    cookies: { keys: [cookieKey] },
    clientDefaults: { id_token_signed_response_alg: ALGORITHM_OF[adapter] },
    clients: [
      {
        client_id: PERSONA_CLIENT,
        token_endpoint_auth_method: 'none',
        grant_types: [PERSONA_GRANT],
        redirect_uris: [],
        response_types: [],
      },
    ],
    claims: { openid: ['sub', ...PERSONA_CLAIMS], profile: ['name'] },
    findAccount: (_ctx, subject) => {
      const persona = bySubject.get(subject);
      if (persona === undefined) return undefined;
      const claims = { sub: subject, name: persona.displayName, ...personaClaims(persona) };
      return { accountId: subject, claims: () => claims };
    },
    extraTokenClaims: (ctx, token) => {
      const persona = token.kind === 'AccessToken' ? bySubject.get(token.accountId) : undefined;
      if (persona === undefined) return undefined;
      const signedInAt = ctx.oidc.entities.AuthorizationCode?.authTime ?? Math.floor(now() / 1_000);
      const { step_up_for: stepUpFor } = ctx.oidc.params ?? {};
      const how = authenticationClaims(persona, signedInAt, typeof stepUpFor === 'string' ? stepUpFor : null);
      return { ...personaClaims(persona), ...how };
    },
    clientBasedCORS: () => false,
    renderError: (ctx, { error, error_description: why }) => {
      ctx.type = 'text/plain';
      ctx.body = `${error}: ${why ?? 'no further reason'}\n`;
    },
    ttl: {
      AccessToken: HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      ClientCredentials: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      RefreshToken: SHIFT_SECONDS,
      Grant: SHIFT_SECONDS,
      Session: SHIFT_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        // a resource must be a URI; under any other audience a client has to name none
        defaultResource: () => (URL.canParse(audiences.enquiry) ? audiences.enquiry : []),
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== audiences.enquiry) throw new errors.InvalidTarget();
          return resourceServer;
        },
        useGrantedResource: () => true,
      },
    },
  };
}
