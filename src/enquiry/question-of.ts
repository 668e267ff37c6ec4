import { addressKey } from '../matching/address-key.js';
import { nameAndBirthDateKey } from '../matching/search-keys.js';
import type { Caller } from './caller.js';
import type { EnquiryRequest } from './enquiry-request.js';
import type { LookUpQuestion, SubjectDigests } from './ports.js';
import { typedDetails } from './typed-details.js';
import { whatToConfirm } from './what-to-confirm.js';

/** What to ask of the index: normalised keys, and the keyed digests under which unknown children are remembered. */
export function questionOf(caller: Caller, request: EnquiryRequest, digests: SubjectDigests): LookUpQuestion {
  const { subject } = request;
  const number = subject.kind === 'CHILD' ? subject.nhsNumber : null;
  const name =
    subject.kind === 'CHILD' && subject.givenName !== null && subject.familyName !== null && subject.birthDate !== null
      ? nameAndBirthDateKey(subject.familyName, subject.givenName, subject.birthDate)
      : null;
  const address = subject.kind === 'HOUSEHOLD' ? subject.address : request.presentingAddress;
  // an unborn child who is not known is remembered by the mother and the expected date
  const unborn = subject.kind === 'UNBORN' ? `${subject.motherNhsNumber} ${subject.expectedDate}` : null;
  const typed = typedDetails(subject, digests);
  return {
    caller,
    requestId: request.requestId,
    nhsNumber: number,
    nameAndBirthDate: name,
    motherNhsNumber: subject.kind === 'UNBORN' ? subject.motherNhsNumber : null,
    adultKey:
      subject.kind === 'ADULT' ? nameAndBirthDateKey(subject.familyName, subject.givenName, subject.birthDate) : null,
    presentingAddressKey: address === null ? null : addressKey(address.line1, address.postcode),
    subjectByNumber: number === null ? null : digests.digest('NUMBER', number),
    subjectByName: name === null && unborn === null ? null : digests.digest('NAME', name ?? `unborn ${unborn}`),
    onBehalfOf: request.onBehalfOf,
    toConfirm: request.onBehalfOf === null ? null : whatToConfirm(request, typed, digests),
    typed,
  };
}
