import { EntitySchema } from 'typeorm';
import type { DirectoryEntries } from '../../directory/directory-entries.js';

/** A case system that may feed the index; it cannot enquire. */
export const FeedClientEntity = new EntitySchema<DirectoryEntries['feedClients'][number]>({
  name: 'feed_client',
  columns: {
    issuer: { type: 'text', primary: true, primaryKeyConstraintName: 'feed_client_pkey' },
    subject: { type: 'text', primary: true, primaryKeyConstraintName: 'feed_client_pkey' },
    organisation: {
      name: 'organisation_id',
      type: 'text',
      foreignKey: { target: 'organisation', name: 'feed_client_organisation_id_fkey' },
    },
  },
});
