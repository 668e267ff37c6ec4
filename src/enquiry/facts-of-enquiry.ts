import type { ChildRecord } from '../child-index/child-record.js';
import { conflictInIndex } from '../child-index/conflict-in-index.js';
import { relationshipRecorded } from '../child-index/relationship.js';
import { shieldInForce } from '../child-index/shield-in-force.js';
import type { CallerFacts, EnquiryFacts, SubjectFacts } from '../decision-policy/facts.js';
import { ORGANISATION_KINDS } from '../decision-policy/vocabulary.js';
import { trainingStanding, vettingStanding } from '../directory/standing.js';
import type { ConfirmedIdentity } from '../matching/confirm-identity.js';
import { ageInYears, type CalendarDate } from '../shared/calendar-date.js';
import { elapsed } from '../shared/instant.js';
import type { Caller } from './caller.js';
import { conflictAsTyped } from './conflict-as-typed.js';
import { asksAboutUnknown } from './identity-of-subject.js';
import type { EnquiryRequest, EnquirySubject } from './enquiry-request.js';
import { itemFacts } from './item-facts.js';
import { withinLimits } from './limits.js';
import type { LookUp } from './ports.js';
import { requestFacts } from './request-facts.js';

/** Minutes for which a step-up sign-in is fresh. */
const STEP_UP_MINUTES = 5;

/** The facts of one enquiry: all that the rules may look at, from the request, the directory and the index. */
export function factsOfEnquiry(
  caller: Caller,
  request: EnquiryRequest,
  lookUp: LookUp,
  identity: ConfirmedIdentity,
): EnquiryFacts {
  const child = identity.identity === 'CONFIRMED' ? identity.child : null;
  return {
    now: lookUp.instant,
    caller: callerFacts(caller, request, lookUp),
    colleague: null,
    request: requestFacts(request, hasTypedConflict(request, lookUp)),
    subject: subjectFacts(request, lookUp, identity, child),
    items:
      child === null
        ? []
        : itemFacts(child, request.purpose, lookUp.instant, lookUp.today, lookUp.enquirer?.practitioner ?? null),
  };
}

function callerFacts(caller: Caller, request: EnquiryRequest, lookUp: LookUp): CallerFacts {
  const person = lookUp.enquirer?.practitioner ?? null;
  const post = lookUp.enquirer?.post ?? null;
  return {
    group: post?.group ?? 'NONE',
    organisation: post === null ? 'UNKNOWN' : post.organisation.active ? 'ACTIVE' : 'INACTIVE',
    organisationKind: ORGANISATION_KINDS.find((kind) => kind === post?.organisation.kind) ?? 'UNKNOWN',
    issuer: post?.organisation.issuerRegistered === true ? 'REGISTERED' : 'NOT_REGISTERED',
    vetting: person === null ? 'LAPSED' : vettingStanding(person, lookUp.today),
    training: person === null ? 'LAPSED' : trainingStanding(person, lookUp.today),
    purposeRegistered: post?.purposes.includes(request.purpose) ?? false,
    settingRegistered: post?.settings.includes(request.setting) ?? false,
    limits: withinLimits(lookUp.usage, request),
    stepUp: steppedUp(caller, request, lookUp) ? 'FRESH' : 'NONE',
    confidentialService: post?.organisation.confidentialService ?? false,
  };
}

/** A second sign-in within five minutes that was bound to this very request. */
function steppedUp(caller: Caller, request: EnquiryRequest, lookUp: LookUp): boolean {
  if (caller.stepUpFor !== request.requestId || caller.authenticatedAt === null) return false;
  const minutes = elapsed(caller.authenticatedAt, lookUp.instant, 'minute');
  return caller.authenticationLevel >= 2 && minutes <= STEP_UP_MINUTES && minutes >= -1;
}

function hasTypedConflict(request: EnquiryRequest, { enquirer }: LookUp): boolean {
  return enquirer !== null && conflictAsTyped(enquirer.practitioner, request);
}

function subjectFacts(
  request: EnquiryRequest,
  lookUp: LookUp,
  identity: ConfirmedIdentity,
  child: ChildRecord | null,
): SubjectFacts {
  const organisation = lookUp.enquirer?.post?.organisation.id ?? null;
  const person = lookUp.enquirer?.practitioner ?? null;
  return {
    kind: request.subject.kind,
    identity: identity.identity,
    ageBand: ageBand(request.subject, lookUp.today),
    conflictInIndex: person !== null && child !== null && conflictInIndex(person, child),
    relationship:
      child !== null && organisation !== null && relationshipRecorded(child, organisation, lookUp.today)
        ? 'RECORDED'
        : 'NONE',
    shield: child !== null && shieldInForce(child, lookUp.instant) ? 'IN_FORCE' : 'NONE',
    feeds: feedsInTime(lookUp) ? 'IN_TIME' : 'LATE',
    earlierEnquiryOfUnknown: asksAboutUnknown(request, identity) && lookUp.earlierEnquiriesOfUnknown > 0,
  };
}

/** A hub that covers no authority can say of nobody that they are not known. */
function feedsInTime({ authorities }: LookUp): boolean {
  return authorities.length > 0 && authorities.every((authority) => authority.state === 'IN_TIME');
}

/** Age as typed: an identity is confirmed only when the birth date agrees, so it is the held one too. */
function ageBand(subject: EnquirySubject, today: CalendarDate): SubjectFacts['ageBand'] {
  if (subject.kind === 'UNBORN') return 'UNBORN';
  if (subject.kind !== 'CHILD' || subject.birthDate === null) return 'UNKNOWN';
  const age = ageInYears(subject.birthDate, today);
  if (age < 1) return 'UNDER_1';
  if (age < 13) return '1_TO_12';
  if (age < 16) return '13_TO_15';
  return age < 18 ? '16_TO_17' : 'ADULT';
}
