import { describe, expect, it } from 'vitest';
import type { ChildRecord, RelatedPerson } from '../../../src/child-index/child-record.js';
import { conflictInIndex } from '../../../src/child-index/conflict-in-index.js';
import type { EnquirerPerson } from '../../../src/directory/enquirer.js';
import { childRecord, day, enquirer, identity, involvement, residence } from '../../support/builders.js';

const person: EnquirerPerson = {
  ...enquirer().practitioner,
  givenName: 'Helen',
  familyName: 'Price',
  birthDate: day('1984-06-30'),
  homePostcode: 'SW9 9ZZ',
  homeAddressKey: '1 FAR RD|SW99ZZ',
};
const related = (changes: Partial<RelatedPerson> = {}): RelatedPerson => ({
  ...involvement(),
  givenName: 'Helen',
  familyName: 'Price',
  birthDate: day('1984-06-30'),
  relation: 'GRANDPARENT',
  parentalResponsibility: false,
  livesWithChild: false,
  suspectedOfHarm: false,
  mustNotFind: false,
  ...changes,
});
const conflicts = (changes: Partial<ChildRecord>, who = person) => conflictInIndex(who, childRecord(changes));

describe('a conflict of interest in the index', () => {
  it('is not there for a stranger', () => {
    expect(conflicts({})).toBe(false);
  });

  it('is a relative of the same birth date and one near name, since the other may have changed', () => {
    expect(conflicts({ relatedPeople: [related()] })).toBe(true);
    expect(conflicts({ relatedPeople: [related({ birthDate: day('1955-01-31') })] })).toBe(false);
    expect(conflicts({ relatedPeople: [related({ givenName: 'Holly' })] })).toBe(true);
    expect(conflicts({ relatedPeople: [related({ familyName: 'Okafor' })] })).toBe(true);
    expect(conflicts({ relatedPeople: [related({ givenName: 'Holly', familyName: 'Okafor' })] })).toBe(false);
  });

  it('is a namesake when a birth date is not known, or is the first of a year', () => {
    for (const birthDate of [null, day('1984-01-01')]) {
      expect(conflicts({ relatedPeople: [related({ birthDate })] })).toBe(true);
      expect(
        conflicts({ relatedPeople: [related({ birthDate, givenName: 'Helen Anne', familyName: 'Hall-Price' })] }),
      ).toBe(true);
      expect(conflicts({ relatedPeople: [related({ birthDate, givenName: 'Holly' })] })).toBe(false);
    }
    expect(conflicts({ relatedPeople: [related()] }, { ...person, birthDate: null })).toBe(true);
  });

  it('is one near name at the own postcode', () => {
    const near = { residences: [residence({ postcode: 'SW99ZZ', until: day('2015-01-01') })] };
    const relative = related({ givenName: 'Holly', birthDate: day('1955-01-31') });
    expect(conflicts({ ...near, relatedPeople: [relative] })).toBe(true);
    expect(conflicts({ relatedPeople: [relative] })).toBe(false);
    expect(conflicts({ ...near, relatedPeople: [related({ birthDate: null, familyName: 'Okafor' })] })).toBe(true);
    expect(
      conflicts({ ...near, relatedPeople: [related({ birthDate: day('1955-01-31'), familyName: 'Okafor' })] }),
    ).toBe(false);
    expect(conflicts({ ...near, identities: [identity({ familyName: 'Price' })] })).toBe(true);
    expect(conflicts({ ...near, identities: [identity({ formerFamilyNames: ['Price'] })] })).toBe(true);
    expect(conflicts(near)).toBe(false);
  });

  it('is a namesake anywhere of a person who must not find the child, whatever birth date was typed', () => {
    expect(conflicts({ relatedPeople: [related({ birthDate: null, mustNotFind: true })] })).toBe(true);
    expect(conflicts({ relatedPeople: [related({ birthDate: day('1955-01-31'), mustNotFind: true })] })).toBe(true);
  });

  it('is not everybody who shares one name with a person who must not find the child', () => {
    const holly = related({ birthDate: null, givenName: 'Holly', mustNotFind: true });
    expect(conflicts({ relatedPeople: [holly] })).toBe(false);
  });

  it('is the own home, now or before, but not a hospital', () => {
    const home = residence({ addressKey: '1 FAR RD|SW99ZZ', postcode: 'SW9 9ZZ' });
    expect(conflicts({ residences: [home] })).toBe(true);
    expect(conflicts({ residences: [residence(), { ...home, until: day('2015-01-01') }] })).toBe(true);
    expect(conflicts({ residences: [{ ...home, dwelling: 'HOSPITAL' }] })).toBe(false);
  });

  it('is the child itself, and the mother of an unborn child', () => {
    const self = identity({ givenName: 'Helen', familyName: 'Price', birthDate: day('1984-06-30') });
    expect(conflicts({ identities: [self] })).toBe(true);
    const mother = { nhsNumber: '9990000034', givenName: 'Helen', familyName: 'Price', birthDate: day('1984-06-30') };
    expect(conflicts({ identities: [identity({ birthDate: null, mother })] })).toBe(true);
    expect(conflicts({ identities: [identity({ mother: { ...mother, givenName: 'Ruth' } })] })).toBe(true);
    const other = { ...mother, birthDate: day('1984-06-29') };
    expect(conflicts({ identities: [identity({ mother: other })] })).toBe(false);
  });
});
