import type { ChildRecord } from '../child-index/child-record.js';
import type { Instant } from '../shared/instant.js';
import { confirmByName } from './confirm-by-name.js';
import { confirmByNumber } from './confirm-by-number.js';
import { confirmUnborn } from './confirm-unborn.js';
import { NOT_HELD, notConfirmed, type ConfirmedIdentity, type DecidingField } from './confirmed-identity.js';
import { familyNameKey, firstGivenName } from './normalise-name.js';
import { isPlaceholderBirthDate } from './search-keys.js';
import type { TypedChild, TypedSubject } from './typed-subject.js';

export { NOT_HELD, type ConfirmedIdentity, type DecidingField } from './confirmed-identity.js';

/**
 * Settles which of the candidates the typed details mean, exactly and without scoring (5.150, 5.151).
 * A number confirms only with equal birth date and agreeing names. Place never confirms; it only chooses between
 * candidates that agree on name and birth date, and never where one of them is shielded.
 *
 * @param candidates children that stand under the typed keys, at most 10
 */
export function confirmIdentity(
  typed: TypedSubject,
  candidates: readonly ChildRecord[],
  now: Instant,
): ConfirmedIdentity {
  if (typed.kind === 'UNBORN') return confirmUnborn(typed, candidates, now);
  if (typed.kind !== 'CHILD') return NOT_HELD;
  const missing = missingFields(typed);
  // judged before any candidate is looked at, so that the answer to too little is the same for every child
  if (missing.length > 0) return notConfirmed(...missing);
  if (typed.nhsNumber === null) return confirmByName(typed, candidates, now);
  return confirmByNumber(typed, typed.nhsNumber, candidates, now);
}

/**
 * What is missing for a search: given name, family name and birth date. An unnamed newborn has no given name: number,
 * family name, birth date and postcode take its place. 1 January says only a year, so that a number is needed.
 */
function missingFields(typed: TypedChild): readonly DecidingField[] {
  const missing: DecidingField[] = [];
  const { givenName, familyName, birthDate, nhsNumber, postcode } = typed;
  if (familyName === null || familyNameKey(familyName) === null) missing.push('familyName');
  if (birthDate === null) missing.push('birthDate');
  else if (isPlaceholderBirthDate(birthDate) && nhsNumber === null) missing.push('nhsNumber');
  if (givenName === null || firstGivenName(givenName) === null) {
    if (nhsNumber === null) missing.push('givenName');
    else if (postcode === null) missing.push('givenName', 'postcode');
  }
  return missing;
}
