import type { EnquiryInput } from '../enquiry/enquiry-input.js';
import { castMember, type CastKey } from './cast.js';
import type { TownCalendar } from './town-calendar.js';

type Subject = EnquiryInput['subject'];

/** What a persona knows of the child: all of it with the number, or what a child or parent says at the door. */
export type Knowledge = 'NUMBER_AND_NAME' | 'NAME_AND_POSTCODE' | 'NAME_ONLY';

/** A child of the cast as `enquire` takes it. */
export function castSubject(key: CastKey, knows: Knowledge, calendar: TownCalendar): Subject {
  const { identity, homes } = castMember(key, calendar);
  const named = {
    givenName: identity.givenName,
    familyName: identity.familyName,
    dateOfBirth: identity.birthDate ?? calendar.asOf,
  };
  switch (knows) {
    case 'NUMBER_AND_NAME':
      return { child: { ...named, nhsNumber: identity.nhsNumber } };
    case 'NAME_AND_POSTCODE':
      return { child: { ...named, postcode: homes[0]?.postcode ?? null } };
    case 'NAME_ONLY':
      return { child: named };
  }
}

/** An unborn child of the cast: confirmed by the mother and the expected date. */
export function unbornSubject(key: CastKey, calendar: TownCalendar): Subject {
  const { mother, expectedDate } = castMember(key, calendar).identity;
  if (mother === null || mother === undefined || expectedDate === null || expectedDate === undefined) {
    throw new RangeError('this child of the cast was born');
  }
  return {
    unborn: {
      motherNhsNumber: mother.nhsNumber,
      motherGivenName: mother.givenName,
      motherFamilyName: mother.familyName,
      motherDateOfBirth: mother.birthDate,
      expectedDate,
    },
  };
}

/** The address where a child of the cast lives, as typed in a form. */
export function castAddress(
  key: CastKey,
  calendar: TownCalendar,
): { readonly line1: string; readonly town: string | null; readonly postcode: string } {
  const [home] = castMember(key, calendar).homes;
  if (home === undefined) throw new RangeError('this child of the cast has no home');
  return { line1: home.line1, town: home.town, postcode: home.postcode };
}

/** A child whom nobody in the town knows, the same for whoever asks. */
export function unknownChild(calendar: TownCalendar): Subject {
  const born = calendar.daysBefore(4 * 365 + 200);
  // 1 January would count as a missing value
  const dateOfBirth = born.endsWith('-01-01') ? calendar.daysBefore(4 * 365 + 201) : born;
  return { child: { givenName: 'Ingrid', familyName: 'Vanterpool', dateOfBirth, postcode: 'NM3 6FT' } };
}
