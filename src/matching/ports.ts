import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId } from '../shared/ids.js';
import type { SearchKey } from './search-keys.js';

/** What one source says who a child is, as far as recognition needs it. */
export interface StatedIdentity {
  readonly sourceId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly formerFamilyNames: readonly string[];
  readonly birthDate: CalendarDate | null;
  readonly expectedDate: CalendarDate | null;
  readonly nhsNumber: string | null;
  readonly mother: {
    readonly nhsNumber: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly birthDate: CalendarDate;
  } | null;
}

/** A child that may be the one described, with everything that is stated of its identity. */
export interface Candidate {
  readonly childId: ChildId;
  readonly identities: readonly StatedIdentity[];
  /**
   * Statements from before a change of identity. A row that agrees with one in full is about this child and hidden with
   * it; nothing else is made of them: no doubt, no review, no answer.
   */
  readonly former: readonly StatedIdentity[];
}

/** A key of one of the descriptions and a child that stands under it. */
export interface KeyedCandidate {
  readonly kind: SearchKey['kind'];
  readonly key: string;
  readonly candidate: Candidate;
}

/**
 * Finds children by exact keys.
 * Obligations: one round trip for all keys; at most 50 children a key; sees every statement that was committed before
 * the call; the same work is done whether or not a key finds anything.
 */
export interface CandidateSource {
  candidatesFor(keys: readonly SearchKey[]): Promise<readonly KeyedCandidate[]>;
}
