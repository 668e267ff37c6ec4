import { nearByName } from '../child-index/near-by-name.js';
import type { EnquirerPerson } from '../directory/enquirer.js';
import { addressKey } from '../matching/address-key.js';
import { postcode } from '../matching/postcode.js';
import type { EnquiryRequest, EnquirySubject } from './enquiry-request.js';

/**
 * Whether what was typed, held against the directory's entry of the enquirer and nothing else, shows a conflict of
 * interest: the own self, the own unborn child, a name with the own postcode, or the own home as address; one near name
 * is enough where birth date or postcode agree. Such an enquiry is mediated by the hub's team before any look-up counts.
 */
export function conflictAsTyped(enquirer: EnquirerPerson, request: EnquiryRequest): boolean {
  const typed = typedPerson(request.subject);
  const addresses = [
    request.presentingAddress,
    request.subject.kind === 'HOUSEHOLD' ? request.subject.address : null,
  ].filter((address) => address !== null);
  const samePostcode = [typed.postcode, ...addresses.map((address) => address.postcode)].some((code) =>
    isHomePostcode(enquirer, code),
  );
  const { givenName, familyName, birthDate } = typed;
  const person = { givenName, familyNames: familyName === null ? [] : [familyName], birthDate };
  return (
    addresses.some((address) => isHome(enquirer, address)) ||
    nearByName(enquirer, person, { samePostcode, mustNotFind: false })
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

function isHome(enquirer: EnquirerPerson, address: { readonly line1: string; readonly postcode: string }): boolean {
  const key = addressKey(address.line1, address.postcode);
  return key !== null && key === enquirer.homeAddressKey;
}

function isHomePostcode(enquirer: EnquirerPerson, typed: string | null): boolean {
  const home = enquirer.homePostcode === null ? null : postcode(enquirer.homePostcode);
  return home !== null && typed !== null && postcode(typed)?.whole === home.whole;
}
