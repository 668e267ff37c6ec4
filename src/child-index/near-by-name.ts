import type { EnquirerPerson } from '../directory/enquirer.js';
import { familyNamesNear, givenNamesNear } from '../matching/near-names.js';
import { isPlaceholderBirthDate } from '../matching/search-keys.js';

/** Somebody as far as is known or was typed. */
export interface NamedPerson {
  readonly givenName: string | null;
  /** The present family name and former ones. */
  readonly familyNames: readonly string[];
  readonly birthDate: string | null;
}

/** What else ties the person to the enquirer. */
export interface Tie {
  /** The enquirer lives where the child does, to the postcode. */
  readonly samePostcode: boolean;
  /** The authority says that this person must not find the child. */
  readonly mustNotFind: boolean;
}

/**
 * Whether the enquirer could be this person, or one of this person's family at the same postcode. With the same birth
 * date one near name is enough: the other may have changed by marriage. Without a birth date both names are asked for,
 * and only one at the same postcode. Another birth date is another person, be it a relative at home; but of a person who
 * must not find the child both names are enough, since a birth date may be mistyped. One name alone is never enough away
 * from home: every nurse of that name would be refused at night.
 */
export function nearByName(enquirer: EnquirerPerson, person: NamedPerson, { samePostcode, mustNotFind }: Tie): boolean {
  const family = person.familyNames.some((name) => familyNamesNear(enquirer.familyName, name));
  const given = person.givenName !== null && givenNamesNear(enquirer.givenName, person.givenName);
  if (family && (samePostcode || (given && mustNotFind))) return true;
  switch (birthDates(enquirer.birthDate, person.birthDate)) {
    case 'SAME':
      return family || given;
    case 'UNKNOWN':
      return samePostcode ? family || given : family && given;
    case 'DIFFERENT':
      return false;
  }
}

function birthDates(one: string | null, other: string | null): 'SAME' | 'DIFFERENT' | 'UNKNOWN' {
  if (one === null || other === null) return 'UNKNOWN';
  if (one === other) return 'SAME';
  return isPlaceholderBirthDate(one) || isPlaceholderBirthDate(other) ? 'UNKNOWN' : 'DIFFERENT';
}
