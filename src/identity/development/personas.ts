import { AGENCY_PERSONAS } from './agency-personas.js';
import { feedPersona } from './feed-clients.js';
import { HEALTH_PERSONAS } from './health-personas.js';
import type { Persona } from './persona.js';

/** A child or parent signs in as themselves: no entry in the directory, no post, and so no enquiry. */
function family(key: string, displayName: string, role: string, subject: string): Persona {
  return {
    key,
    displayName,
    role,
    kind: 'FAMILY',
    issuer: 'oidc',
    subject,
    practitioner: null,
    post: null,
    feeds: null,
  };
}

/** Everybody who can sign in to the demonstration, in the order in which they are shown. */
export const PERSONAS: readonly Persona[] = [
  ...HEALTH_PERSONAS,
  ...AGENCY_PERSONAS,
  feedPersona('feed-gp-system', { id: 'Z90001', name: 'Millrace Surgery', issuer: 'cis2' }),
  feedPersona('feed-la-system', { id: 'Z01', name: "Northmoor Council children's social care", issuer: 'oidc' }),
  family('young-person', 'Saffron Wildgoose', 'young person of 16 years', 'person-31'),
  family('parent', 'Marcus Wildgoose', 'parent', 'person-32'),
];
