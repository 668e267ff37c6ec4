import { z } from 'zod';
import { fetchJson, type Fetch } from '../fetch-json.js';
import type { TrustedIssuer } from '../trusted-issuers.js';
import type { Persona } from './persona.js';
import { PERSONA_CLIENT, PERSONA_GRANT } from './persona-grant.js';

const Discovery = z.object({ token_endpoint: z.url(), grant_types_supported: z.array(z.string()) });
const Token = z.object({ access_token: z.string() });

const TIMEOUT_MILLISECONDS = 3_000;

export interface PersonaTokenRequest {
  readonly persona: Persona;
  /** The issuers that the hub trusts; the first of the persona's shape is asked. */
  readonly issuers: readonly TrustedIssuer[];
  /** The UUID of the one request that a step-up is for. */
  readonly stepUpFor: string | null;
  readonly fetch: Fetch;
}

/**
 * An access token of `persona` from a running development identity provider. Throws when no issuer has the persona's
 * shape, when it cannot be reached, or when it is not a development identity provider.
 */
export async function personaToken({ persona, issuers, stepUpFor, fetch }: PersonaTokenRequest): Promise<string> {
  const issuer = issuers.find((trusted) => trusted.adapter === persona.issuer);
  if (issuer === undefined) throw new Error(`no issuer of the shape ${persona.issuer} is configured`);
  const discovery = Discovery.parse(await fetchJson(fetch, `${issuer.issuer}/.well-known/openid-configuration`));
  if (!discovery.grant_types_supported.includes(PERSONA_GRANT)) {
    throw new Error('the identity provider is not the development one, which alone has personas');
  }
  const response = await fetch(discovery.token_endpoint, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    body: new URLSearchParams({
      grant_type: PERSONA_GRANT,
      client_id: PERSONA_CLIENT,
      persona: persona.key,
      ...(stepUpFor === null ? {} : { step_up_for: stepUpFor }),
    }),
  });
  if (!response.ok) throw new Error('the identity provider has no such persona, or the step-up names no UUID');
  return Token.parse(await response.json()).access_token;
}
