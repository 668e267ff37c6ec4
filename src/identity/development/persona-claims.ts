import type { Persona } from './persona.js';

/**
 * The claims by which a persona's issuer says who it is and which post was chosen, in that issuer's shape.
 * A case system and a family carry none.
 */
export function personaClaims(persona: Persona): Readonly<Record<string, unknown>> {
  if (persona.kind !== 'PRACTITIONER') return {};
  if (persona.issuer === 'oidc') return persona.post === null ? {} : { post: persona.post.id };
  return {
    nhsid_useruid: persona.subject,
    idassurancelevel: '3',
    nhsid_nrbac_roles: cis2Roles(persona),
    ...(persona.post === null ? {} : { selected_roleid: persona.post.id }),
  };
}

/** The names of all claims that `personaClaims` may carry. */
export const PERSONA_CLAIMS = ['post', 'nhsid_useruid', 'idassurancelevel', 'nhsid_nrbac_roles', 'selected_roleid'];

/**
 * How the person signed in. A step-up is a sign-in at the highest level, at this moment, for one request; a case
 * system does not sign in. `authenticatedAt` in seconds.
 */
export function authenticationClaims(
  persona: Persona,
  authenticatedAt: number,
  stepUpFor: string | null,
): Readonly<Record<string, unknown>> {
  if (persona.kind === 'FEED') return {};
  const level = stepUpFor === null ? 'AAL2' : 'AAL3';
  return {
    acr: persona.issuer === 'cis2' ? `${level}_ANY` : level,
    auth_time: authenticatedAt,
    ...(stepUpFor === null ? {} : { step_up_for: stepUpFor }),
  };
}

function cis2Roles(persona: Persona): readonly Readonly<Record<string, string>>[] {
  if (persona.post === null) return [];
  return [
    {
      person_orgid: `93${persona.subject.slice(2)}`,
      person_roleid: persona.post.id,
      org_code: persona.post.organisationId,
      role_name: persona.role,
    },
  ];
}
