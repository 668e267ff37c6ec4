import { describe, expect, it } from 'vitest';
import { nameAndBirthDateKey, searchKeys } from '../../../src/matching/search-keys.js';

const identity = {
  givenName: 'Ruth Ann',
  familyName: "O'Hollis",
  formerFamilyNames: [],
  birthDate: '2003-05-17',
  nhsNumber: '9000000009',
  mother: null,
};

describe('search keys', () => {
  it('are the number, the name with the birth date, and the family name with the birth date', () => {
    expect(searchKeys(identity)).toEqual([
      { kind: 'NHS_NUMBER', key: '9000000009', former: false },
      { kind: 'NAME_AND_BIRTH_DATE', key: 'OHOLLIS|RUTH|2003-05-17', former: false },
      { kind: 'BIRTH_DATE_AND_FAMILY_NAME', key: '2003-05-17|OHOLLIS', former: false },
    ]);
  });

  it('are marked former when made from a former name, and not made twice', () => {
    const keys = searchKeys({ ...identity, formerFamilyNames: ['Marsh', 'OHollis', 'Marsh'] });
    expect(keys.filter(({ former }) => former)).toEqual([
      { kind: 'NAME_AND_BIRTH_DATE', key: 'MARSH|RUTH|2003-05-17', former: true },
      { kind: 'BIRTH_DATE_AND_FAMILY_NAME', key: '2003-05-17|MARSH', former: true },
    ]);
    expect(keys).toHaveLength(5);
  });

  it('are not made from placeholders', () => {
    expect(searchKeys({ ...identity, nhsNumber: null, familyName: 'Unknown' })).toEqual([]);
    expect(searchKeys({ ...identity, nhsNumber: null, birthDate: '2003-01-01' })).toEqual([]);
    expect(searchKeys({ ...identity, nhsNumber: null, givenName: 'Twin 1' }).map(({ kind }) => kind)).toEqual([
      'BIRTH_DATE_AND_FAMILY_NAME',
    ]);
    expect(nameAndBirthDateKey('Hollis', 'Baby', '2003-05-17')).toBeNull();
  });

  it('hold the number of the mother of an unborn child', () => {
    const unborn = { ...identity, givenName: 'Unborn', birthDate: null, nhsNumber: null };
    expect(searchKeys({ ...unborn, mother: { nhsNumber: '9000000017' } })).toEqual([
      { kind: 'MOTHER_NHS_NUMBER', key: '9000000017', former: false },
    ]);
  });
});
