import { randomUUID } from 'node:crypto';
import type { Provider, ResourceServer } from 'oidc-provider';
import { z } from 'zod';
import type { OidcProviderModule } from './load-oidc-provider.js';
import type { Persona } from './persona.js';

/** The grant by which the command line gets a persona's token without a browser. Nothing but a demonstration has it. */
export const PERSONA_GRANT = 'urn:safeguarding-hub:development:persona';
/** The public client that may use it. */
export const PERSONA_CLIENT = 'hub-command';

const Parameters = z.object({ persona: z.string(), step_up_for: z.guid().optional() });

/**
 * Adds the grant to `provider`: parameters `persona` and, for a step-up, `step_up_for` (the UUID of one request).
 * Answers `invalid_grant` for a persona that this issuer does not have.
 */
export function registerPersonaGrant(
  provider: Provider,
  errors: OidcProviderModule['errors'],
  options: {
    readonly personas: ReadonlyMap<string, Persona>;
    readonly audienceOf: (persona: Persona) => string;
    readonly resourceServer: ResourceServer;
  },
): void {
  provider.registerGrantType(
    PERSONA_GRANT,
    async (ctx) => {
      const parameters = Parameters.safeParse(ctx.oidc.params);
      if (!parameters.success) throw new errors.InvalidRequest('persona or step_up_for is missing or malformed');
      const persona = options.personas.get(parameters.data.persona);
      if (persona === undefined) throw new errors.InvalidGrant('this issuer has no such persona');

      const token = new provider.AccessToken({
        accountId: persona.subject,
        client: ctx.oidc.client,
        grantId: randomUUID(),
        gty: PERSONA_GRANT,
      });
      token.resourceServer = new provider.ResourceServer(options.audienceOf(persona), options.resourceServer);
      ctx.body = {
        access_token: await token.save(),
        expires_in: token.expiration,
        token_type: token.tokenType,
      };
    },
    ['persona', 'step_up_for'],
  );
}
