import type { Candidate, KeyedCandidate, StatedIdentity } from '../matching/ports.js';
import { recogniseChild } from '../matching/recognise-child.js';
import { searchKeys, type SearchKey } from '../matching/search-keys.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId } from '../shared/ids.js';
import type { FeedRow } from './feed-row.js';
import type { MatchReview } from './ports.js';
import { tenDigits } from './ten-digits.js';

export type IdentityRow = Extract<FeedRow, { kind: 'IDENTITY' }>;

/** An identity to be recognised: the source's number of the child, and the child it already means, if any. */
export interface Described {
  readonly localId: string;
  readonly childId: ChildId | null;
  readonly identity: StatedIdentity;
}

export interface Recognised {
  readonly childId: ChildId;
  readonly isNew: boolean;
  readonly reviews: readonly MatchReview[];
}

/** The identity in a row of `sourceId`, as recognition sees it. */
export function statedIdentity(row: IdentityRow, sourceId: string): StatedIdentity {
  const { mother } = row;
  return {
    sourceId,
    givenName: row.givenName,
    familyName: row.familyName,
    formerFamilyNames: row.formerFamilyNames,
    // INVARIANT: the schema of the row has checked these dates
    birthDate: row.birthDate as CalendarDate | null,
    expectedDate: row.expectedDate as CalendarDate | null,
    nhsNumber: row.nhsNumber === null ? null : tenDigits(row.nhsNumber),
    mother:
      mother === null
        ? null
        : { ...mother, nhsNumber: tenDigits(mother.nhsNumber), birthDate: mother.birthDate as CalendarDate },
  };
}

/** The keys under which candidates are sought: a family name and a birth date alone recognise nobody. */
export function recognitionKeys(identity: StatedIdentity): readonly SearchKey[] {
  return searchKeys(identity).filter((key) => key.kind !== 'BIRTH_DATE_AND_FAMILY_NAME');
}

/**
 * Recognises the children of one batch one after the other, so that a later one may be the same as an earlier one.
 * A child that the source already spoke of stays that child; what its changed identity now agrees with is reviewed.
 */
export function recogniseNewcomers(
  described: readonly Described[],
  found: readonly KeyedCandidate[],
  newId: () => string,
): ReadonlyMap<string, Recognised> {
  const byKey = new Map<string, Map<ChildId, Candidate>>();
  const remember = (key: string, candidate: Candidate): void => {
    const under = byKey.get(key) ?? new Map<ChildId, Candidate>();
    const held = under.get(candidate.childId);
    const both: Candidate =
      held === undefined
        ? candidate
        : {
            childId: candidate.childId,
            identities: [...held.identities, ...candidate.identities],
            former: [...held.former, ...candidate.former],
          };
    byKey.set(key, under.set(candidate.childId, both));
  };
  for (const { kind, key, candidate } of found) remember(`${kind} ${key}`, candidate);

  const recognised = new Map<string, Recognised>();
  for (const { localId, childId: known, identity } of described) {
    const keys = recognitionKeys(identity).map(({ kind, key }) => `${kind} ${key}`);
    const candidates = new Map(keys.flatMap((key) => [...(byKey.get(key) ?? [])]));
    if (known !== null) candidates.delete(known);
    const recognition = recogniseChild(identity, [...candidates.values()]);
    const linked = recognition.kind === 'LINK' ? recognition.childId : null;
    const former = recognition.kind === 'LINK' && recognition.former;
    const childId = known ?? linked ?? (newId() as ChildId);
    const reviews = recognition.reviews.map((review) => ({ localId, childId, ...review }));
    const split =
      known !== null && linked !== null && !former
        ? [{ localId, childId, candidateId: linked, reason: 'NOW_AGREES' }]
        : [];
    recognised.set(localId, { childId, isNew: known === null && linked === null, reviews: [...reviews, ...split] });
    const stated = former ? { identities: [], former: [identity] } : { identities: [identity], former: [] };
    for (const key of keys) remember(key, { childId, ...stated });
  }
  return recognised;
}
