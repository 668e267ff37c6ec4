import { familyNameKey, firstGivenName } from './normalise-name.js';

export const KEY_KINDS = [
  'NHS_NUMBER',
  'NAME_AND_BIRTH_DATE',
  'MOTHER_NHS_NUMBER',
  'BIRTH_DATE_AND_FAMILY_NAME',
] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** One exact key by which a child is found in the index. */
export interface SearchKey {
  readonly kind: KeyKind;
  readonly key: string;
  /** Made from a former name; no key to a shielded child. */
  readonly former: boolean;
}

/** What of an identity statement makes keys. */
export interface KeyedIdentity {
  readonly givenName: string;
  readonly familyName: string;
  readonly formerFamilyNames: readonly string[];
  readonly birthDate: string | null;
  readonly nhsNumber: string | null;
  readonly mother: { readonly nhsNumber: string } | null;
}

/** The keys of one identity statement, without repeats. A placeholder makes no key: it agrees with nothing. */
export function searchKeys(identity: KeyedIdentity): readonly SearchKey[] {
  const keys: SearchKey[] = [];
  if (identity.nhsNumber !== null) keys.push({ kind: 'NHS_NUMBER', key: identity.nhsNumber, former: false });
  if (identity.mother !== null) {
    keys.push({ kind: 'MOTHER_NHS_NUMBER', key: identity.mother.nhsNumber, former: false });
  }
  const taken = new Set<string>();
  for (const [familyName, former] of familyNames(identity)) {
    const family = familyNameKey(familyName);
    if (identity.birthDate === null || family === null || taken.has(family)) continue;
    taken.add(family);
    const named = nameAndBirthDateKey(familyName, identity.givenName, identity.birthDate);
    if (named !== null) keys.push({ kind: 'NAME_AND_BIRTH_DATE', key: named, former });
    const unnamed = birthDateAndFamilyNameKey(familyName, identity.birthDate);
    if (unnamed !== null) keys.push({ kind: 'BIRTH_DATE_AND_FAMILY_NAME', key: unnamed, former });
  }
  return keys;
}

/** Family name, first given name and birth date as one key; `null` when one of them is a placeholder. */
export function nameAndBirthDateKey(familyName: string, givenName: string, birthDate: string): string | null {
  const family = familyNameKey(familyName);
  const given = firstGivenName(givenName);
  return family === null || given === null || isPlaceholderBirthDate(birthDate)
    ? null
    : `${family}|${given}|${birthDate}`;
}

/** Birth date and family name as one key, by which an unnamed newborn is found; `null` when one is a placeholder. */
export function birthDateAndFamilyNameKey(familyName: string, birthDate: string): string | null {
  const family = familyNameKey(familyName);
  return family === null || isPlaceholderBirthDate(birthDate) ? null : `${birthDate}|${family}`;
}

/** 1 January is what systems write when only the year is known. */
export function isPlaceholderBirthDate(birthDate: string): boolean {
  return birthDate.slice(5) === '01-01';
}

function familyNames(identity: KeyedIdentity): readonly (readonly [string, boolean])[] {
  return [[identity.familyName, false], ...identity.formerFamilyNames.map((name) => [name, true] as const)];
}
