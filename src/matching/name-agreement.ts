import { familyNameKey, familyNameParts, firstGivenName, wholeGivenName } from './normalise-name.js';

/** Whether two family names are one name: equal when written together, or either one part of a double-barrelled one. */
export function familyNamesAgree(one: string, other: string): boolean {
  const first = familyNameKey(one);
  const second = familyNameKey(other);
  if (first === null || second === null) return false;
  return first === second || familyNameParts(one).includes(second) || familyNameParts(other).includes(first);
}

/** Whether a family name is the present one or, where that may be looked at, a former one. */
export function anyFamilyNameAgrees(typed: string, stated: readonly string[]): boolean {
  return stated.some((name) => familyNamesAgree(typed, name));
}

/** Whether two given names begin with the same name: `Oliver James` and `Oliver`. Placeholders never agree. */
export function givenNamesAgree(one: string, other: string): boolean {
  const first = firstGivenName(one);
  const second = firstGivenName(other);
  if (first === null || second === null) return false;
  return first === second || wholeGivenName(one) === wholeGivenName(other);
}

/** Whether two given names are the same to the last: what is asked where a twin could be meant instead. */
export function givenNamesAgreeExactly(one: string, other: string): boolean {
  const first = wholeGivenName(one);
  return first !== null && first === wholeGivenName(other);
}
