import { describe, expect, it } from 'vitest';
import type { EnquirerPerson } from '../../../src/directory/enquirer.js';
import { conflictAsTyped } from '../../../src/enquiry/conflict-as-typed.js';
import type { ChildSubject, EnquiryRequest } from '../../../src/enquiry/enquiry-request.js';
import { addressKey } from '../../../src/matching/address-key.js';
import type { NhsNumber } from '../../../src/shared/nhs-number.js';
import { day, enquirer, request } from '../../support/builders.js';

const person: EnquirerPerson = {
  ...enquirer().practitioner,
  givenName: 'Helen',
  familyName: 'Price',
  birthDate: day('1984-06-30'),
  homePostcode: 'SW9 9ZZ',
  homeAddressKey: addressKey('1 Far Road', 'SW9 9ZZ'),
};
const child = (changes: Partial<ChildSubject>): Partial<EnquiryRequest> => ({
  subject: { ...(request().subject as ChildSubject), ...changes },
});
const conflicts = (changes: Partial<EnquiryRequest>) => conflictAsTyped(person, request(changes));

describe('a conflict of interest in what was typed', () => {
  it('is a shared surname with the own postcode', () => {
    expect(conflicts(child({ familyName: 'PRICE', postcode: 'sw99zz' }))).toBe(true);
    expect(conflicts(child({ familyName: 'Price-Hall', postcode: 'SW9 9ZZ' }))).toBe(true);
    expect(conflicts(child({ familyName: 'Price', postcode: 'SW9 9ZA' }))).toBe(false);
    expect(conflicts(child({ familyName: 'Okafor', postcode: 'SW9 9ZZ' }))).toBe(false);
    expect(conflicts(child({ familyName: 'Price', postcode: null }))).toBe(false);
  });

  it('is the own home as the address where the child is', () => {
    expect(conflicts({ presentingAddress: { line1: '1, Far Rd', town: null, postcode: 'SW99ZZ' } })).toBe(true);
    expect(conflicts({ presentingAddress: { line1: '3 Far Road', town: null, postcode: 'SW9 9ZZ' } })).toBe(false);
    const household = { line1: '1 Far Road', town: null, postcode: 'SW9 9ZZ' };
    expect(conflicts({ subject: { kind: 'HOUSEHOLD', address: household, namedChildren: [] } })).toBe(true);
  });

  it('is the own self, and the own unborn child', () => {
    expect(
      conflicts({
        subject: {
          kind: 'ADULT',
          givenName: 'Helen',
          familyName: 'Price',
          birthDate: day('1984-06-30'),
          postcode: null,
        },
      }),
    ).toBe(true);
    const unborn = {
      kind: 'UNBORN',
      motherNhsNumber: '9990000018' as NhsNumber,
      motherGivenName: 'Helen',
      motherFamilyName: 'Price',
      motherBirthDate: day('1984-06-30'),
      expectedDate: day('2027-02-10'),
    } as const;
    expect(conflicts({ subject: unborn })).toBe(true);
    expect(conflicts({ subject: { ...unborn, motherBirthDate: day('1984-06-29') } })).toBe(false);
  });

  it('is the own birth date with one near name, in whatever way it is written', () => {
    const adult = (givenName: string, familyName: string, birthDate = day('1984-06-30')) =>
      conflicts({ subject: { kind: 'ADULT', givenName, familyName, birthDate, postcode: null } });
    expect(adult('Helen', 'Hall')).toBe(true);
    expect(adult('Helen-Jane', 'Hall')).toBe(true);
    expect(adult('Ruth', 'Hall Price')).toBe(true);
    expect(adult('Ruth', 'Hall')).toBe(false);
    expect(adult('Helen', 'Hall', day('1984-06-29'))).toBe(false);
    // somebody's birth date may be missing in the directory
    const undated = { ...person, birthDate: null };
    const both = request(child({ givenName: 'Helen', familyName: 'Price-Hall' }));
    expect(conflictAsTyped(undated, both)).toBe(true);
    expect(conflictAsTyped(undated, request(child({ familyName: 'Price' })))).toBe(false);
  });

  it('is not two people without an address', () => {
    const nowhere: EnquirerPerson = { ...person, homePostcode: 'ZZ99 3VZ', homeAddressKey: null };
    expect(conflictAsTyped(nowhere, request(child({ familyName: 'Price', postcode: 'ZZ99 3VZ' })))).toBe(false);
  });
});
