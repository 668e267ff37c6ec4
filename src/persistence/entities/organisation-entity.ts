import { EntitySchema } from 'typeorm';
import type { OrganisationEntry } from '../../directory/directory-entries.js';

/** A body whose people ask or whose systems state. */
export const OrganisationEntity = new EntitySchema<OrganisationEntry>({
  name: 'organisation',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'organisation_pkey' },
    name: { type: 'text' },
    kind: { type: 'text' },
    sector: { type: 'text' },
    sourceClass: { name: 'source_class', type: 'text', nullable: true },
    authorityId: {
      name: 'authority_id',
      type: 'text',
      nullable: true,
      foreignKey: { target: 'organisation', name: 'organisation_authority_id_fkey' },
    },
    active: { type: 'boolean' },
    confidentialService: { name: 'confidential_service', type: 'boolean', default: false },
  },
});
