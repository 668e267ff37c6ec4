import { EntitySchema } from 'typeorm';
import type { PractitionerEntry } from '../../directory/directory-entries.js';

/** For how long a check and a training hold; the database knows when nothing is said. */
interface Renewal {
  readonly vettingRenewalMonths?: number;
  readonly trainingRenewalMonths?: number;
}

/** A person who may ask. */
export const PractitionerEntity = new EntitySchema<PractitionerEntry & Renewal>({
  name: 'practitioner',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'practitioner_pkey' },
    givenName: { name: 'given_name', type: 'text' },
    familyName: { name: 'family_name', type: 'text' },
    workPhone: { name: 'work_phone', type: 'text' },
    birthDate: { name: 'birth_date', type: 'date', nullable: true },
    homePostcode: { name: 'home_postcode', type: 'text', nullable: true },
    homeAddressKey: { name: 'home_address_key', type: 'text', nullable: true },
    vettingCheckedOn: { name: 'vetting_checked_on', type: 'date', nullable: true },
    vettingRenewalMonths: { name: 'vetting_renewal_months', type: 'smallint', default: 36 },
    barred: { type: 'boolean', default: false },
    trainingCompletedOn: { name: 'training_completed_on', type: 'date', nullable: true },
    trainingRenewalMonths: { name: 'training_renewal_months', type: 'smallint', default: 36 },
  },
});
