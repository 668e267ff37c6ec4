import { ORGANISATION_KINDS, type OrganisationKind } from './vocabulary.js';

/** The kind of an organisation as the rules know it; what the directory calls otherwise, or does not say, is `UNKNOWN`. */
export function organisationKind(stated: string | undefined): OrganisationKind | 'UNKNOWN' {
  return ORGANISATION_KINDS.find((kind) => kind === stated) ?? 'UNKNOWN';
}
