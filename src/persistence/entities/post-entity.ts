import { EntitySchema } from 'typeorm';
import type { PostEntry } from '../../directory/directory-entries.js';
import type { CalendarDate } from '../../shared/calendar-date.js';

/** One person in one role at one organisation; without a last day while it lasts. */
export const PostEntity = new EntitySchema<PostEntry & { readonly activeUntil?: CalendarDate | null }>({
  name: 'post',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'post_pkey' },
    practitioner: {
      name: 'practitioner_id',
      type: 'uuid',
      foreignKey: { target: 'practitioner', name: 'post_practitioner_id_fkey' },
    },
    organisation: {
      name: 'organisation_id',
      type: 'text',
      foreignKey: { target: 'organisation', name: 'post_organisation_id_fkey' },
    },
    group: { name: 'practitioner_group', type: 'text' },
    purposes: { type: 'text', array: true },
    settings: { type: 'text', array: true },
    activeFrom: { name: 'active_from', type: 'date' },
    activeUntil: { name: 'active_until', type: 'date', nullable: true },
  },
  indices: [{ name: 'post_practitioner', columns: ['practitioner'] }],
});
