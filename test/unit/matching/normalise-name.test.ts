import { describe, expect, it } from 'vitest';
import { addressKey } from '../../../src/matching/address-key.js';
import { familyNamesAgree, givenNamesAgree, givenNamesAgreeExactly } from '../../../src/matching/name-agreement.js';
import { familyNameKey, firstGivenName, isPlaceholderName, nameTokens } from '../../../src/matching/normalise-name.js';
import { displayPostcode, postcode, postcodeAgreement } from '../../../src/matching/postcode.js';

describe('names', () => {
  it('loses marks and case and splits at space, hyphen and apostrophe', () => {
    expect(nameTokens('Zoë O’Neill-Smith')).toEqual(['ZOE', 'O', 'NEILL', 'SMITH']);
    expect(nameTokens('Łukasz Sørensen')).toEqual(['LUKASZ', 'SORENSEN']);
    expect(nameTokens('  .. ')).toEqual([]);
  });

  it('finds one name in its spellings', () => {
    expect(familyNameKey("O'Brien")).toBe(familyNameKey('OBrien'));
    expect(familyNameKey('Mc Donald')).toBe(familyNameKey('McDonald'));
    expect(familyNameKey('Nguyễn')).toBe('NGUYEN');
    expect(familyNameKey('محمد')).toBe('محمد');
  });

  it.each(['Baby', 'baby girl', 'Twin 1', 'TWIN-2', 'Unknown', 'Not known', 'Infant of Ruth', '?', '1', 'N/K'])(
    'takes %s for a missing value',
    (name) => {
      expect(isPlaceholderName(name)).toBe(true);
      expect(firstGivenName(name)).toBeNull();
    },
  );

  it.each(['Babatunde', 'Tayla', 'Boyd', 'Xia', 'Li'])('takes %s for a name', (name) => {
    expect(isPlaceholderName(name)).toBe(false);
  });

  it('lets either part of a double-barrelled name stand for it, but not a particle', () => {
    expect(familyNamesAgree('Smith-Jones', 'Jones')).toBe(true);
    expect(familyNamesAgree('Smith', 'Smith Jones')).toBe(true);
    expect(familyNamesAgree('Smith-Jones', 'Jones-Taylor')).toBe(false);
    expect(familyNamesAgree('De Souza', 'De')).toBe(false);
    expect(familyNamesAgree('Unknown', 'Unknown')).toBe(false);
  });

  it('asks for the first given name, or for all where a twin could be meant', () => {
    expect(givenNamesAgree('Oliver James', 'oliver')).toBe(true);
    expect(givenNamesAgreeExactly('Oliver James', 'oliver')).toBe(false);
    expect(givenNamesAgree('Anne-Marie', 'Anne Marie')).toBe(true);
    expect(givenNamesAgree('Olive', 'Oliver')).toBe(false);
    expect(givenNamesAgree('Baby', 'Baby')).toBe(false);
  });
});

describe('places', () => {
  it('reads a postcode in any spacing and case', () => {
    expect(postcode('ls1 4ap')).toEqual({ whole: 'LS14AP', sector: 'LS14', outcode: 'LS1' });
    expect(postcode('GIR 0AA')?.outcode).toBe('GIR');
    expect(displayPostcode('ls14ap')).toBe('LS1 4AP');
  });

  it('takes pseudo-postcodes and what is none for missing', () => {
    for (const text of ['ZZ99 3VZ', 'zz993wz', '', 'LEEDS', 'LS1']) expect(postcode(text)).toBeNull();
    expect(postcodeAgreement('ZZ99 3VZ', 'ZZ99 3VZ')).toBe('MISSING');
  });

  it('tells a sector from another district that is written alike', () => {
    expect(postcodeAgreement('LS1 4AP', 'LS1 4XX')).toBe('SECTOR');
    expect(postcodeAgreement('LS1 4AP', 'LS14 4AP')).toBe('NONE');
  });

  it('finds one dwelling in its spellings, and none without an address', () => {
    expect(addressKey('14, Mill Lane', 'ls1 4ap')).toBe(addressKey('14 MILL LN.', 'LS14AP'));
    expect(addressKey('Flat 2, 14 Mill Lane', 'LS1 4AP')).not.toBe(addressKey('14 Mill Lane', 'LS1 4AP'));
    expect(addressKey('No fixed abode', 'ZZ99 3VZ')).toBeNull();
    expect(addressKey('-', 'LS1 4AP')).toBeNull();
  });
});
