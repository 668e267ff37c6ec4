import type { EnquirerPerson } from '../directory/enquirer.js';
import { addressKey } from '../matching/address-key.js';
import { familyNamesAgree, givenNamesAgree } from '../matching/name-agreement.js';
import { postcode } from '../matching/postcode.js';
import type { EnquiryRequest, EnquirySubject } from './enquiry-request.js';

/**
 * Whether what was typed, held against the directory's entry of the enquirer and nothing else, shows a conflict of
 * interest: the own self, the own unborn child, a surname with the own postcode, or the own home as address. Such an
 * enquiry is mediated by the hub's team before any look-up counts.
 */
export function conflictAsTyped(enquirer: EnquirerPerson, request: EnquiryRequest): boolean {
  const typed = typedPerson(request.subject);
  const addresses = [
    request.presentingAddress,
    request.subject.kind === 'HOUSEHOLD' ? request.subject.address : null,
  ].filter((address) => address !== null);
  return (
    addresses.some((address) => isHome(enquirer, address)) ||
    isEnquirer(enquirer, typed) ||
    (familyAgrees(enquirer, typed.familyName) &&
      [typed.postcode, ...addresses.map((address) => address.postcode)].some((code) => isHomePostcode(enquirer, code)))
  );
}

interface TypedPerson {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: string | null;
  readonly postcode: string | null;
}

function typedPerson(subject: EnquirySubject): TypedPerson {
  switch (subject.kind) {
    case 'CHILD':
    case 'ADULT':
      return subject;
    case 'UNBORN':
      return {
        givenName: subject.motherGivenName,
        familyName: subject.motherFamilyName,
        birthDate: subject.motherBirthDate,
        postcode: null,
      };
    case 'HOUSEHOLD':
      return { givenName: null, familyName: null, birthDate: null, postcode: subject.address.postcode };
  }
}

function isEnquirer(enquirer: EnquirerPerson, typed: TypedPerson): boolean {
  return (
    familyAgrees(enquirer, typed.familyName) &&
    typed.givenName !== null &&
    givenNamesAgree(enquirer.givenName, typed.givenName) &&
    typed.birthDate !== null &&
    typed.birthDate === enquirer.birthDate
  );
}

function familyAgrees(enquirer: EnquirerPerson, familyName: string | null): boolean {
  return familyName !== null && familyNamesAgree(enquirer.familyName, familyName);
}

function isHome(enquirer: EnquirerPerson, address: { readonly line1: string; readonly postcode: string }): boolean {
  const key = addressKey(address.line1, address.postcode);
  return key !== null && key === enquirer.homeAddressKey;
}

function isHomePostcode(enquirer: EnquirerPerson, typed: string | null): boolean {
  const home = enquirer.homePostcode === null ? null : postcode(enquirer.homePostcode);
  return home !== null && typed !== null && postcode(typed)?.whole === home.whole;
}
