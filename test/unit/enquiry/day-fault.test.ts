import { describe, expect, it } from 'vitest';
import { dayFault } from '../../../src/enquiry/day-fault.js';
import type { EnquirySubject } from '../../../src/enquiry/enquiry-request.js';
import { plusDays } from '../../../src/shared/calendar-date.js';
import type { NhsNumber } from '../../../src/shared/nhs-number.js';
import { day, request } from '../../support/builders.js';

const TODAY = day('2026-03-02');
const CHILD = request().subject;
const ADULT = { kind: 'ADULT', givenName: 'Eve', familyName: 'Thorn', postcode: null } as const;
const UNBORN = {
  kind: 'UNBORN',
  motherNhsNumber: '9990000018' as NhsNumber,
  motherGivenName: 'Eve',
  motherFamilyName: 'Thorn',
  motherBirthDate: day('1999-12-31'),
  expectedDate: day('2026-06-01'),
} as const;

describe('a typed birth date', () => {
  const born = (birthDate: string): readonly EnquirySubject[] => [
    { ...CHILD, birthDate: day(birthDate) } as EnquirySubject,
    { ...ADULT, birthDate: day(birthDate) },
    { ...UNBORN, motherBirthDate: day(birthDate) },
  ];

  it('may be today, and not tomorrow, whoever it is of', () => {
    expect(born('2026-03-02').map((subject) => dayFault(subject, TODAY))).toEqual([null, null, null]);
    expect(born('2026-03-03').map((subject) => dayFault(subject, TODAY)?.path)).toEqual([
      'subject.child.dateOfBirth',
      'subject.adult.dateOfBirth',
      'subject.unborn.motherDateOfBirth',
    ]);
    expect(dayFault(born('2036-03-03')[0] as EnquirySubject, TODAY)?.accepted).toBe('a date that is not in the future');
  });

  it('may be left out', () => {
    expect(dayFault({ ...CHILD, birthDate: null } as EnquirySubject, TODAY)).toBeNull();
  });
});

describe('the date on which an unborn child is expected', () => {
  const expected = (days: number, spokenOf = TODAY) =>
    dayFault({ ...UNBORN, expectedDate: plusDays(TODAY, days) }, TODAY, spokenOf);

  it('may be ten months ahead and two months past, as a birth is written down late', () => {
    for (const days of [-61, -14, 0, 280, 305]) expect(expected(days)).toBeNull();
    for (const days of [-62, -3_650, 306]) {
      expect(expected(days)).toEqual({
        path: 'subject.unborn.expectedDate',
        accepted: 'a date at most 2 months past and 10 months ahead; of a child who is born, give the child',
      });
    }
  });

  it('is held against the day on which the child was spoken of, when that is written down later', () => {
    expect(expected(-180, plusDays(TODAY, -200))).toBeNull();
    expect(expected(-300, plusDays(TODAY, -200))).toMatchObject({ path: 'subject.unborn.expectedDate' });
  });
});
