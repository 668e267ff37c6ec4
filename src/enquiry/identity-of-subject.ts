import { afterChangeOfIdentity } from '../child-index/before-change-of-identity.js';
import type { ChildRecord, HouseholdChild } from '../child-index/child-record.js';
import { conflictInIndex } from '../child-index/conflict-in-index.js';
import { unknownToSocialCare } from '../child-index/unknown-to-social-care.js';
import { confirmIdentity, type ConfirmedIdentity } from '../matching/confirm-identity.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId } from '../shared/ids.js';
import type { EnquiryRequest } from './enquiry-request.js';
import { peopleWhoAsk } from './people-who-ask.js';
import type { LookUp } from './ports.js';

/** Who or what the enquiry is about, as far as the index can tell. */
export function identityOfSubject(request: EnquiryRequest, lookUp: LookUp): ConfirmedIdentity {
  switch (request.subject.kind) {
    case 'CHILD':
    case 'UNBORN':
      return confirmIdentity(request.subject, lookUp.candidates, lookUp.instant);
    case 'HOUSEHOLD':
      return conflictAround(request, lookUp) ? NOBODY_FOUND : together(lookUp.presentingHousehold);
    case 'ADULT':
      return conflictAround(request, lookUp) ? NOBODY_FOUND : together(lookUp.childrenOfAdult);
  }
}

/**
 * Whether the enquirer, or the colleague asked for, is too near to one of the children found by an address or an adult. All of them are then answered
 * exactly as if none had been found: to leave out the one alone would tell of it (5.153, 2.15).
 */
export function conflictAround({ subject }: EnquiryRequest, lookUp: LookUp): boolean {
  const found = foundTogether(subject.kind, lookUp);
  return peopleWhoAsk(lookUp).some((person) => found.some((child) => conflictInIndex(person, child.surroundings)));
}

function foundTogether(kind: EnquiryRequest['subject']['kind'], lookUp: LookUp): readonly HouseholdChild[] {
  if (kind === 'HOUSEHOLD') return lookUp.presentingHousehold;
  return kind === 'ADULT' ? lookUp.childrenOfAdult : [];
}

const NOBODY_FOUND: ConfirmedIdentity = { identity: 'NOT_HELD', task: null };

/**
 * Children with a plan in force, found by an address (11.86) or an adult (2.70) and not by who they are. Shielded
 * children, and places that are not homes, are never found so; one shielded child hides all who live there.
 */
function together(found: readonly HouseholdChild[]): ConfirmedIdentity {
  const hidden = found.some((child) => child.shielded);
  const household = hidden ? [] : found.filter((child) => child.dwelling === 'HOME');
  if (household.length === 0) return NOBODY_FOUND;
  return { identity: 'CONFIRMED', child: { ...NOBODY, household }, task: null };
}

/** The record of no one child: only the household of it is looked at. */
const NOBODY: ChildRecord = {
  id: '' as ChildId,
  identities: [],
  residences: [],
  relatedPeople: [],
  involvements: [],
  cases: [],
  plans: [],
  consents: [],
  commonAssessments: [],
  policePointers: [],
  detriments: [],
  changesOfIdentity: [],
  shields: [],
  sharedShields: [],
  underReview: false,
  household: [],
  earlierEnquiries: [],
};

/**
 * Whether it is about one child whom no authority's social care knows, held by other agencies or not at all (5.154). A
 * case from before a change of identity makes no child known: the answer would move with what must not be told.
 */
export function asksAboutUnknown(request: EnquiryRequest, identity: ConfirmedIdentity, today: CalendarDate): boolean {
  if (!isAboutOneChild(request) || identity.identity === 'NOT_CONFIRMED') return false;
  return unknownToSocialCare(identity.identity === 'CONFIRMED' ? afterChangeOfIdentity(identity.child, today) : null);
}

/** Whether the enquiry is about one child, born or unborn. */
export function isAboutOneChild({ subject }: EnquiryRequest): boolean {
  return subject.kind === 'CHILD' || subject.kind === 'UNBORN';
}
