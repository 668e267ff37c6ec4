import type { EnquirerPerson } from '../directory/enquirer.js';
import { familyNamesAgree, givenNamesAgree } from '../matching/name-agreement.js';
import { postcode } from '../matching/postcode.js';
import type { ChildRecord, RelatedPerson } from './child-record.js';

/**
 * Whether the index says that the enquirer is no stranger to this child: the child itself, a parent or carer, one who
 * lives or lived at the same home, or a person of whom the authority says that they must not find the child. Such an
 * enquiry is answered as if the identity were not confirmed; where in doubt this says yes.
 */
export function conflictInIndex(enquirer: EnquirerPerson, child: ChildRecord): boolean {
  return (
    child.identities.some(
      (held) => sameName(enquirer, held) && held.birthDate !== null && held.birthDate === enquirer.birthDate,
    ) ||
    child.identities.some((held) => held.mother !== null && isMother(enquirer, held.mother)) ||
    child.relatedPeople.some((person) => isRelated(enquirer, person, child)) ||
    sharesHome(enquirer, child)
  );
}

function isMother(
  enquirer: EnquirerPerson,
  mother: { givenName: string; familyName: string; birthDate: string },
): boolean {
  return sameName(enquirer, mother) && (enquirer.birthDate === null || enquirer.birthDate === mother.birthDate);
}

function isRelated(enquirer: EnquirerPerson, person: RelatedPerson, child: ChildRecord): boolean {
  if (!sameName(enquirer, person)) return false;
  if (enquirer.birthDate !== null && person.birthDate !== null) return enquirer.birthDate === person.birthDate;
  // a namesake loses an answer, which a phone call mends; the person who must not find the child must not get one
  return person.mustNotFind || sharesPostcode(enquirer, child);
}

function sharesHome(enquirer: EnquirerPerson, child: ChildRecord): boolean {
  const home = enquirer.homeAddressKey;
  return home !== null && child.residences.some((place) => place.dwelling === 'HOME' && place.addressKey === home);
}

function sharesPostcode(enquirer: EnquirerPerson, child: ChildRecord): boolean {
  const home = enquirer.homePostcode === null ? null : postcode(enquirer.homePostcode);
  return home !== null && child.residences.some((place) => postcode(place.postcode)?.whole === home.whole);
}

function sameName(
  enquirer: EnquirerPerson,
  person: { readonly givenName: string; readonly familyName: string },
): boolean {
  return (
    familyNamesAgree(enquirer.familyName, person.familyName) && givenNamesAgree(enquirer.givenName, person.givenName)
  );
}
