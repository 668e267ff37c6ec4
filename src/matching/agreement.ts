import { afterChangeOfIdentity } from '../child-index/before-change-of-identity.js';
import type { ChildRecord, IdentityStatement, Residence } from '../child-index/child-record.js';
import { openStatements } from '../child-index/confidential-source.js';
import { knownShields, shieldInForce } from '../child-index/shield-in-force.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { Instant } from '../shared/instant.js';
import { anyFamilyNameAgrees, givenNamesAgree, givenNamesAgreeExactly } from './name-agreement.js';
import { familyNameKey, firstGivenName } from './normalise-name.js';
import { postcode, postcodeAgreement } from './postcode.js';
import { isPlaceholderBirthDate } from './search-keys.js';
import type { TypedChild } from './typed-subject.js';

/**
 * A candidate as a search may see it: nothing of confidential services, nothing that a shield hides, nothing from before
 * a change of identity.
 */
export interface Findable {
  readonly child: ChildRecord;
  readonly shielded: boolean;
  /** A shield hides the present name as well: no search confirms the child. */
  readonly nameHidden: boolean;
  readonly identities: readonly IdentityStatement[];
  /** Present and former addresses; of a shielded child those that it had left before the shield began. */
  readonly residences: readonly Residence[];
}

/** The candidates as a search may see them; those of whom nothing may be seen are gone. */
export function findable(candidates: readonly ChildRecord[], now: Instant): readonly Findable[] {
  return candidates
    .map((child) => {
      const shielded = shieldInForce(child, now);
      const present = afterChangeOfIdentity(child, now.slice(0, 10) as CalendarDate);
      return {
        child,
        shielded,
        nameHidden: shielded && child.shields.some((shield) => shield.hidesName),
        identities: openStatements(child, present.identities),
        residences: openStatements(child, present.residences).filter(
          (place) => !shielded || leftBefore(place, child, now),
        ),
      };
    })
    .filter((one) => one.identities.length > 0);
}

/** Whether the child had left this place for good before any shield began: those who must not find it may know it. */
function leftBefore(place: Residence, child: ChildRecord, now: Instant): boolean {
  const { until } = place;
  const shields = knownShields(child, now);
  return until !== null && shields.length > 0 && shields.every(({ since }) => until < since.slice(0, 10));
}

/** Whether one statement's family name agrees; a former name of a shielded child is not looked at. */
export function familyAgrees(typed: TypedChild, held: IdentityStatement, shielded: boolean): boolean {
  if (typed.familyName === null) return false;
  return anyFamilyNameAgrees(typed.familyName, [held.familyName, ...(shielded ? [] : held.formerFamilyNames)]);
}

/** Whether one statement's given name agrees; to the last name where a twin lives with the child or the date is 1 January. */
export function givenAgrees(typed: TypedChild, held: IdentityStatement, child: ChildRecord): boolean {
  if (typed.givenName === null || typed.birthDate === null) return false;
  const exactly = isPlaceholderBirthDate(typed.birthDate) || hasTwinAtHome(child, typed.birthDate);
  return exactly
    ? givenNamesAgreeExactly(typed.givenName, held.givenName)
    : givenNamesAgree(typed.givenName, held.givenName);
}

/** Whether a newborn is meant whose name this source does not have yet: the sector of the postcode must agree. */
export function unnamedNewbornAgrees(typed: TypedChild, held: IdentityStatement, one: Findable): boolean {
  // one who has a name is found by it, and two newborns at one address are told apart by nothing else
  if (firstGivenName(held.givenName) !== null || hasTwinAtHome(one.child, held.birthDate)) return false;
  return ['WHOLE', 'SECTOR'].includes(placeAgreement(typed, one.residences));
}

/**
 * Whether a postcode was typed that agrees with no address a search may look at. The hidden addresses of a shielded
 * child are not looked at, so that the right one and a wrong one are the same; one of whom no address may be looked
 * at agrees with no postcode.
 */
export function placeDisagrees(typed: TypedChild, one: Findable): boolean {
  const agreement = placeAgreement(typed, one.residences);
  if (agreement !== 'MISSING') return agreement === 'NONE';
  return one.shielded && typed.postcode !== null && postcode(typed.postcode) !== null;
}

/** How far the typed postcode agrees with the best of `residences`; `MISSING` when there is nothing to compare. */
export function placeAgreement(
  typed: TypedChild,
  residences: readonly Residence[],
): 'WHOLE' | 'SECTOR' | 'NONE' | 'MISSING' {
  const typedPostcode = typed.postcode;
  if (typedPostcode === null) return 'MISSING';
  const found = residences.map((residence) => postcodeAgreement(typedPostcode, residence.postcode));
  return (['WHOLE', 'SECTOR', 'NONE'] as const).find((level) => found.includes(level)) ?? 'MISSING';
}

function hasTwinAtHome(child: ChildRecord, birthDate: string | null): boolean {
  return birthDate !== null && child.household.some((other) => other.birthDate === birthDate);
}

/** Whether the family name is one of those stated, letter by letter: what a search without a number asks. */
export function familyIsStated(typed: TypedChild, held: IdentityStatement, shielded: boolean): boolean {
  const key = typed.familyName === null ? null : familyNameKey(typed.familyName);
  const stated = [held.familyName, ...(shielded ? [] : held.formerFamilyNames)];
  return key !== null && stated.some((name) => familyNameKey(name) === key);
}
