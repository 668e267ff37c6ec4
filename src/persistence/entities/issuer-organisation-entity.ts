import { EntitySchema } from 'typeorm';
import type { DirectoryEntries } from '../../directory/directory-entries.js';

/** Which organisations an identity provider is registered to speak for. */
export const IssuerOrganisationEntity = new EntitySchema<DirectoryEntries['issuers'][number]>({
  name: 'issuer_organisation',
  columns: {
    issuer: { type: 'text', primary: true, primaryKeyConstraintName: 'issuer_organisation_pkey' },
    organisation: {
      name: 'organisation_id',
      type: 'text',
      primary: true,
      primaryKeyConstraintName: 'issuer_organisation_pkey',
      foreignKey: { target: 'organisation', name: 'issuer_organisation_organisation_id_fkey' },
    },
  },
});
