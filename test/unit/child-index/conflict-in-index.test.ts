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

  it('is a relative of the same name and birth date', () => {
    expect(conflicts({ relatedPeople: [related()] })).toBe(true);
    expect(conflicts({ relatedPeople: [related({ birthDate: day('1955-01-31') })] })).toBe(false);
    expect(conflicts({ relatedPeople: [related({ givenName: 'Holly' })] })).toBe(false);
  });

  it('is a namesake at the own postcode when a birth date is not known', () => {
    const unknown = related({ birthDate: null });
    expect(conflicts({ relatedPeople: [unknown] })).toBe(false);
    expect(conflicts({ relatedPeople: [unknown], residences: [residence({ postcode: 'SW99ZZ' })] })).toBe(true);
    expect(conflicts({ relatedPeople: [related()], residences: [] }, { ...person, birthDate: null })).toBe(false);
  });

  it('is a namesake anywhere of a person who must not find the child, unless the birth dates differ', () => {
    expect(conflicts({ relatedPeople: [related({ birthDate: null, mustNotFind: true })] })).toBe(true);
    expect(conflicts({ relatedPeople: [related({ birthDate: day('1955-01-31'), mustNotFind: true })] })).toBe(false);
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
    expect(conflicts({ identities: [identity({ mother: { ...mother, givenName: 'Ruth' } })] })).toBe(false);
  });
});
