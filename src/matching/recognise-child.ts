import { daysBetween } from '../shared/calendar-date.js';
import type { ChildId } from '../shared/ids.js';
import { anyFamilyNameAgrees, givenNamesAgree, givenNamesAgreeExactly } from './name-agreement.js';
import type { Candidate, StatedIdentity } from './ports.js';
import { isPlaceholderBirthDate, nameAndBirthDateKey } from './search-keys.js';

/** Expected dates are revised by scans; further apart than this it is another pregnancy. */
const SAME_PREGNANCY_DAYS = 84;

/** Which child a row of a feed speaks of; a review is for a person to settle and changes nothing by itself. */
export type Recognition =
  | {
      readonly kind: 'LINK';
      readonly childId: ChildId;
      /** It agrees with a former identity of the child: nobody is asked about it, in no review. */
      readonly former: boolean;
      readonly reviews: readonly Review[];
    }
  | { readonly kind: 'NEW'; readonly reviews: readonly Review[] };

export interface Review {
  readonly candidateId: ChildId;
  readonly reason:
    'NUMBER_AGREES_DETAILS_DIFFER' | 'DETAILS_AGREE_NUMBER_DOES_NOT' | 'SAME_MOTHER_AND_TIME' | 'SEVERAL_AGREE';
}

/**
 * Recognises the child of a feed row among `candidates`. Exact: the NHS number links only with equal birth date and
 * agreeing family and given name; a candidate that agrees in part is left to a person; anything else is a new child.
 *
 * A row that agrees in full with the former identity of a child whose identity was changed goes to that child, where
 * it is hidden: a record of its own would answer to the former number. It never raises a review, since the two
 * identities must not meet on a person's screen.
 */
export function recogniseChild(identity: StatedIdentity, candidates: readonly Candidate[]): Recognition {
  const linked = candidates.filter((candidate) => links(identity, candidate.identities));
  const first = linked.length === 1 ? linked[0] : undefined;
  const reviews = candidates.flatMap((candidate) => {
    if (candidate === first) return [];
    const reason = linked.includes(candidate) ? 'SEVERAL_AGREE' : doubt(identity, candidate);
    return reason === null ? [] : [{ candidateId: candidate.childId, reason } as const];
  });
  if (first !== undefined) return { kind: 'LINK', childId: first.childId, former: false, reviews };
  const [before, another] = linked.length > 0 ? [] : candidates.filter(({ former }) => links(identity, former));
  return before !== undefined && another === undefined
    ? { kind: 'LINK', childId: before.childId, former: true, reviews: [] }
    : { kind: 'NEW', reviews };
}

function links(identity: StatedIdentity, identities: readonly StatedIdentity[]): boolean {
  if (identity.birthDate === null) return linksUnborn(identity, identities);
  return (
    identity.nhsNumber !== null &&
    identities.some((held) => held.nhsNumber === identity.nhsNumber && detailsAgree(identity, held))
  );
}

function detailsAgree(identity: StatedIdentity, held: StatedIdentity): boolean {
  if (identity.birthDate === null || identity.birthDate !== held.birthDate) return false;
  const names = [held.familyName, ...held.formerFamilyNames];
  const family =
    anyFamilyNameAgrees(identity.familyName, names) ||
    identity.formerFamilyNames.some((name) => anyFamilyNameAgrees(name, [held.familyName]));
  // 1 January says only a year: the given name has to carry what the date does not
  const given = isPlaceholderBirthDate(identity.birthDate) ? givenNamesAgreeExactly : givenNamesAgree;
  return family && given(identity.givenName, held.givenName);
}

function linksUnborn(identity: StatedIdentity, identities: readonly StatedIdentity[]): boolean {
  // one source with two numbers for the same mother and date speaks of twins
  if (identities.some((held) => held.sourceId === identity.sourceId)) return false;
  return identities.some(
    (held) => held.birthDate === null && identity.expectedDate === held.expectedDate && mothersAgree(identity, held),
  );
}

function mothersAgree(identity: StatedIdentity, held: StatedIdentity): boolean {
  const [one, other] = [identity.mother, held.mother];
  return (
    one !== null &&
    other !== null &&
    one.nhsNumber === other.nhsNumber &&
    one.birthDate === other.birthDate &&
    anyFamilyNameAgrees(one.familyName, [other.familyName]) &&
    givenNamesAgree(one.givenName, other.givenName)
  );
}

function doubt(identity: StatedIdentity, candidate: Candidate): Review['reason'] | null {
  const held = candidate.identities;
  if (identity.nhsNumber !== null && held.some((other) => other.nhsNumber === identity.nhsNumber)) {
    return 'NUMBER_AGREES_DETAILS_DIFFER';
  }
  if (held.some((other) => sameNameAndBirthDate(identity, other))) return 'DETAILS_AGREE_NUMBER_DOES_NOT';
  return held.some((other) => sameMotherAndTime(identity, other)) ? 'SAME_MOTHER_AND_TIME' : null;
}

function sameNameAndBirthDate(identity: StatedIdentity, held: StatedIdentity): boolean {
  const keys = (of: StatedIdentity): readonly (string | null)[] =>
    [of.familyName, ...of.formerFamilyNames].map((family) =>
      of.birthDate === null ? null : nameAndBirthDateKey(family, of.givenName, of.birthDate),
    );
  const heldKeys = keys(held);
  return keys(identity).some((key) => key !== null && heldKeys.includes(key));
}

function sameMotherAndTime(identity: StatedIdentity, held: StatedIdentity): boolean {
  if (identity.mother === null || identity.mother.nhsNumber !== held.mother?.nhsNumber) return false;
  // the unborn child and the one who was born: a person links the birth
  const one = identity.birthDate ?? identity.expectedDate;
  const other = held.birthDate ?? held.expectedDate;
  if (identity.birthDate !== null && held.birthDate !== null) return false;
  return one !== null && other !== null && Math.abs(daysBetween(one, other)) <= SAME_PREGNANCY_DAYS;
}
