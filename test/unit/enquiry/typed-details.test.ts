import { describe, expect, it } from 'vitest';
import type { ChildSubject, EnquirySubject } from '../../../src/enquiry/enquiry-request.js';
import { typedDetails } from '../../../src/enquiry/typed-details.js';
import type { NhsNumber } from '../../../src/shared/nhs-number.js';
import { day, request } from '../../support/builders.js';

const digests = { digest: (purpose: string, text: string) => new TextEncoder().encode(`${purpose} ${text}`) };
const child = (changes: Partial<ChildSubject> = {}): ChildSubject => ({
  ...(request().subject as ChildSubject),
  ...changes,
});
const read = (subject: EnquirySubject) => {
  const { number, name, birthDate, whole } = typedDetails(subject, digests);
  const text = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes));
  return { number: text(number), name: text(name), birthDate: text(birthDate), whole: text(whole) };
};

describe('what was typed about a subject', () => {
  it('is remembered under the three details by which a target is recognised', () => {
    expect(read(child())).toMatchObject({
      number: 'TYPED_NUMBER 9990000018',
      birthDate: 'TYPED_BIRTH_DATE 2018-04-02',
    });
    expect(read(child({ familyName: 'Ockaphor' })).name).toBe(read(child()).name);
  });

  it('has no digest of what was not typed, so that two gaps are nothing in common', () => {
    const { number, name, birthDate } = read(child({ nhsNumber: null, familyName: null, birthDate: null }));
    expect([number, name, birthDate]).toEqual([null, null, null]);
    expect(read(child({ familyName: '--' })).name).toBeNull();
  });

  it.each<[string, Partial<ChildSubject>]>([
    ['a number', { nhsNumber: '9990000026' as NhsNumber }],
    ['a given name', { givenName: 'Amira' }],
    ['a family name that sounds the same', { familyName: 'Ocafor' }],
    ['a birth date', { birthDate: day('2018-04-03') }],
    ['a postcode', { postcode: 'NM1 2AB' }],
    ['a sex', { sex: 'FEMALE' }],
  ])('is another whole with %s', (_, changes) => {
    expect(read(child(changes)).whole).not.toBe(read(child()).whole);
  });

  it('is one whole however it is written', () => {
    const written = read(child({ givenName: ' AMINA', familyName: "o'kafor", postcode: 'nm12ab' })).whole;
    expect(written).toBe(read(child({ postcode: 'NM1 2AB' })).whole);
  });

  it('is that of the mother for an unborn child, that of an adult, and an address for a household', () => {
    const unborn = {
      kind: 'UNBORN',
      motherNhsNumber: '9990000018' as NhsNumber,
      motherGivenName: 'Eve',
      motherFamilyName: 'Okafor',
      motherBirthDate: day('2018-04-02'),
      expectedDate: day('2027-02-10'),
    } as const;
    const { whole: _, ...three } = read(unborn);
    expect(three).toEqual(omitWhole(read(child())));
    const adult = {
      kind: 'ADULT',
      givenName: 'Eve',
      familyName: 'Okafor',
      birthDate: day('1990-01-02'),
      postcode: null,
    };
    expect(read(adult as EnquirySubject)).toMatchObject({ number: null, birthDate: 'TYPED_BIRTH_DATE 1990-01-02' });
    const household = (line1: string) => ({
      kind: 'HOUSEHOLD' as const,
      address: { line1, town: null, postcode: 'NM1 2AB' },
      namedChildren: [],
    });
    expect(read(household('4 Mill Lane')).whole).toBe(read(household('4, mill ln')).whole);
    expect(read(household('4 Mill Lane'))).toMatchObject({ number: null, name: null, birthDate: null });
  });
});

function omitWhole({ number, name, birthDate }: ReturnType<typeof read>) {
  return { number, name, birthDate };
}
