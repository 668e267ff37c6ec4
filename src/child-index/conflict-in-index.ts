import type { EnquirerPerson } from '../directory/enquirer.js';
import { postcode } from '../matching/postcode.js';
import type { ChildSurroundings } from './child-record.js';
import { nearByName, type Tie } from './near-by-name.js';

/**
 * Whether the index says that the enquirer is no stranger to this child: the child itself, a parent or carer, one of
 * the name who lives or lived near, one who lives or lived at the same home, or a person of whom the authority says
 * that they must not find the child. Such an enquiry is answered as if the identity were not confirmed; where in doubt
 * this says yes: a namesake loses an answer, which a phone call mends.
 */
export function conflictInIndex(enquirer: EnquirerPerson, child: ChildSurroundings): boolean {
  const tie = { samePostcode: sharesPostcode(enquirer, child), mustNotFind: false };
  return (
    sharesHome(enquirer, child) ||
    child.identities.some((held) => isSelfOrMother(enquirer, held, tie)) ||
    child.relatedPeople.some(({ givenName, familyName, birthDate, mustNotFind }) =>
      nearByName(enquirer, { givenName, familyNames: [familyName], birthDate }, { ...tie, mustNotFind }),
    )
  );
}

function isSelfOrMother(enquirer: EnquirerPerson, held: ChildSurroundings['identities'][number], tie: Tie): boolean {
  const { givenName, familyName, formerFamilyNames, birthDate, mother } = held;
  // of an unborn child the mother is named alone
  const child =
    birthDate !== null &&
    nearByName(enquirer, { givenName, familyNames: [familyName, ...formerFamilyNames], birthDate }, tie);
  return child || (mother !== null && nearByName(enquirer, { ...mother, familyNames: [mother.familyName] }, tie));
}

function sharesHome(enquirer: EnquirerPerson, child: ChildSurroundings): boolean {
  const home = enquirer.homeAddressKey;
  return home !== null && child.residences.some((place) => place.dwelling === 'HOME' && place.addressKey === home);
}

function sharesPostcode(enquirer: EnquirerPerson, child: ChildSurroundings): boolean {
  const home = enquirer.homePostcode === null ? null : postcode(enquirer.homePostcode);
  return home !== null && child.residences.some((place) => postcode(place.postcode)?.whole === home.whole);
}
