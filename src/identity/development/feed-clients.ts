import type { AdapterName } from '../trusted-issuers.js';
import type { Persona } from './persona.js';

/** What this file needs to know of an organisation. */
export interface FeedingOrganisation {
  readonly id: string;
  readonly name: string;
  readonly issuer: AdapterName;
  readonly sourceClass: string | null;
}

/** The case system of `organisation`, which may feed in its name and cannot enquire. */
export function feedPersona(key: string, organisation: Omit<FeedingOrganisation, 'sourceClass'>): Persona {
  return {
    key,
    displayName: `Case system of ${organisation.name}`,
    role: 'case system that feeds the hub',
    kind: 'FEED',
    issuer: organisation.issuer,
    subject: feedSubject(organisation.id),
    practitioner: null,
    post: null,
    feeds: organisation.id,
  };
}

/**
 * One case system for every organisation that states something, with the organisation's code as its key: the rows of
 * the directory's feed clients, and what `hub feed --as` signs in as.
 */
export function feedClients(organisations: readonly FeedingOrganisation[]): readonly Persona[] {
  return organisations
    .filter((organisation) => organisation.sourceClass !== null)
    .map((organisation) => feedPersona(organisation.id, organisation));
}

/** The `sub` of an organisation's case system. */
export function feedSubject(organisationId: string): string {
  return `system-${organisationId}`;
}
