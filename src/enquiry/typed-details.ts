import { addressKey } from '../matching/address-key.js';
import { joinedName } from '../matching/normalise-name.js';
import { postcode } from '../matching/postcode.js';
import { soundOfName } from '../matching/sound-of-name.js';
import type { EnquirySubject, TypedAddress } from './enquiry-request.js';
import type { SubjectDigests, TypedDetails } from './ports.js';

/**
 * Keyed digests of what was typed about the subject: of each of the three details by which one target is recognised
 * when the others are varied, and of all that was typed. Spelling that makes no other name makes no other digest.
 */
export function typedDetails(subject: EnquirySubject, digests: SubjectDigests): TypedDetails {
  const { number, familyName, birthDate } = threeDetails(subject);
  const name = familyName === null ? null : soundOfName(familyName);
  return {
    number: number === null ? null : digests.digest('TYPED_NUMBER', number),
    name: name === null ? null : digests.digest('TYPED_NAME', name),
    birthDate: birthDate === null ? null : digests.digest('TYPED_BIRTH_DATE', birthDate),
    whole: digests.digest('TYPED_SUBJECT', JSON.stringify(normalised(subject))),
  };
}

interface ThreeDetails {
  readonly number: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
}

function threeDetails(subject: EnquirySubject): ThreeDetails {
  switch (subject.kind) {
    case 'CHILD':
      return { number: subject.nhsNumber, familyName: subject.familyName, birthDate: subject.birthDate };
    case 'UNBORN':
      return {
        number: subject.motherNhsNumber,
        familyName: subject.motherFamilyName,
        birthDate: subject.motherBirthDate,
      };
    case 'ADULT':
      return { number: null, familyName: subject.familyName, birthDate: subject.birthDate };
    case 'HOUSEHOLD':
      return { number: null, familyName: null, birthDate: null };
  }
}

function normalised(subject: EnquirySubject): readonly unknown[] {
  switch (subject.kind) {
    case 'CHILD': {
      const { kind, nhsNumber, givenName, familyName, birthDate, postcode: code, sex } = subject;
      return [kind, nhsNumber, nameKey(givenName), nameKey(familyName), birthDate, postcodeKey(code), sex];
    }
    case 'UNBORN': {
      const { kind, motherNhsNumber, motherGivenName, motherFamilyName, motherBirthDate, expectedDate } = subject;
      return [
        kind,
        motherNhsNumber,
        nameKey(motherGivenName),
        nameKey(motherFamilyName),
        motherBirthDate,
        expectedDate,
      ];
    }
    case 'ADULT': {
      const { kind, givenName, familyName, birthDate, postcode: code } = subject;
      return [kind, nameKey(givenName), nameKey(familyName), birthDate, postcodeKey(code)];
    }
    case 'HOUSEHOLD': {
      const named = subject.namedChildren.map((child) => [nameKey(child.givenName), nameKey(child.familyName)]);
      return [subject.kind, dwelling(subject.address), named];
    }
  }
}

function dwelling({ line1, postcode: code }: TypedAddress): string {
  return addressKey(line1, code) ?? `${line1}|${code}`;
}

function nameKey(name: string | null): string | null {
  return name === null ? null : joinedName(name);
}

function postcodeKey(code: string | null): string | null {
  return code === null ? null : (postcode(code)?.whole ?? code);
}
