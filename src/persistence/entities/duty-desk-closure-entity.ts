import { EntitySchema } from 'typeorm';
import type { CalendarDate } from '../../shared/calendar-date.js';

/** A day on which an office is closed beside weekends and the bank holidays of England. */
export const DutyDeskClosureEntity = new EntitySchema<{ readonly organisation: string; readonly day: CalendarDate }>({
  name: 'duty_desk_closure',
  columns: {
    organisation: {
      name: 'organisation_id',
      type: 'text',
      primary: true,
      primaryKeyConstraintName: 'duty_desk_closure_pkey',
      foreignKey: { target: 'duty_desk', name: 'duty_desk_closure_organisation_id_fkey' },
    },
    day: { type: 'date', primary: true, primaryKeyConstraintName: 'duty_desk_closure_pkey' },
  },
});
