import { EntitySchema } from 'typeorm';
import type { DirectoryEntries } from '../../directory/directory-entries.js';

/** Whose sign-in it is: `iss` and `sub` of the token. */
export const SignInEntity = new EntitySchema<DirectoryEntries['signIns'][number]>({
  name: 'sign_in',
  columns: {
    issuer: { type: 'text', primary: true, primaryKeyConstraintName: 'sign_in_pkey' },
    subject: { type: 'text', primary: true, primaryKeyConstraintName: 'sign_in_pkey' },
    practitioner: {
      name: 'practitioner_id',
      type: 'uuid',
      foreignKey: { target: 'practitioner', name: 'sign_in_practitioner_id_fkey' },
    },
  },
  indices: [{ name: 'sign_in_practitioner', columns: ['practitioner'] }],
});
