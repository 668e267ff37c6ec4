import { EntitySchema } from 'typeorm';
import type { DutyDeskEntry } from '../../directory/directory-entries.js';

/** Telephone numbers of an authority and of the hub team. */
export const DutyDeskEntity = new EntitySchema<DutyDeskEntry>({
  name: 'duty_desk',
  columns: {
    organisation: {
      name: 'organisation_id',
      type: 'text',
      primary: true,
      primaryKeyConstraintName: 'duty_desk_pkey',
      foreignKey: { target: 'organisation', name: 'duty_desk_organisation_id_fkey' },
    },
    officePhone: { name: 'office_phone', type: 'text' },
    emergencyPhone: { name: 'emergency_phone', type: 'text' },
    opens: { type: 'time' },
    closes: { type: 'time' },
    covered: { type: 'boolean' },
  },
});
