import type { ChildRecord } from '../child-index/child-record.js';
import { conflictInIndex } from '../child-index/conflict-in-index.js';
import { relationshipRecorded } from '../child-index/relationship.js';
import { shieldInForce } from '../child-index/shield-in-force.js';
import type {
  CallerFacts,
  ColleagueFacts,
  EnquiryFacts,
  ItemFacts,
  SubjectFacts,
} from '../decision-policy/facts/facts.js';
import { organisationKind } from '../decision-policy/facts/organisation-kind.js';
import type { Enquirer } from '../directory/enquirer.js';
import { trainingStanding, vettingStanding } from '../directory/standing.js';
import type { ConfirmedIdentity } from '../matching/confirm-identity.js';
import { ageInYears, type CalendarDate } from '../shared/calendar-date.js';
import type { Caller } from './caller.js';
import { conflictAsTyped } from './conflict-as-typed.js';
import { asksAboutUnknown } from './identity-of-subject.js';
import type { EnquiryRequest, EnquirySubject } from './enquiry-request.js';
import { itemFacts } from './item-facts.js';
import { withinLimits } from './limits.js';
import { peopleWhoAsk } from './people-who-ask.js';
import type { LookUp } from './ports.js';
import { requestFacts } from './request-facts.js';
import { signedInAgainFor } from './signed-in-again.js';

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
    colleague: request.onBehalfOf === null ? null : colleagueFacts(request, lookUp, child),
    request: requestFacts(request, hasTypedConflict(request, lookUp)),
    subject: subjectFacts(request, lookUp, identity, child),
    items: child === null ? [] : itemsForAll(child, request, lookUp),
  };
}

function callerFacts(caller: Caller, request: EnquiryRequest, lookUp: LookUp): CallerFacts {
  return {
    ...personFacts(lookUp.enquirer, request, lookUp.today),
    limits: withinLimits(lookUp.usage, request, lookUp.colleague),
    stepUp: signedInAgainFor(caller, request.requestId, lookUp.instant) ? 'FRESH' : 'NONE',
  };
}

/** Whom the directory does not know has no post and has not confirmed; the enquirer cannot tell the one from the other. */
function colleagueFacts(request: EnquiryRequest, lookUp: LookUp, child: ChildRecord | null): ColleagueFacts {
  const { colleague, today } = lookUp;
  return {
    ...personFacts(colleague, request, today),
    confirmation: (colleague?.confirmedIn ?? null) === null ? 'NOT_CONFIRMED' : 'CONFIRMED',
    relationship: relationshipOf(colleague, child, lookUp),
  };
}

type PersonFacts = Omit<CallerFacts, 'limits' | 'stepUp'>;

/** What the directory says of somebody, held against the request. */
function personFacts(someone: Enquirer | null, request: EnquiryRequest, today: CalendarDate): PersonFacts {
  const person = someone?.practitioner ?? null;
  const post = someone?.post ?? null;
  return {
    group: post?.group ?? 'NONE',
    organisation: post === null ? 'UNKNOWN' : post.organisation.active ? 'ACTIVE' : 'INACTIVE',
    organisationKind: organisationKind(post?.organisation.kind),
    issuer: post?.organisation.issuerRegistered === true ? 'REGISTERED' : 'NOT_REGISTERED',
    vetting: person === null ? 'LAPSED' : vettingStanding(person, today),
    training: person === null ? 'LAPSED' : trainingStanding(person, today),
    purposeRegistered: post?.purposes.includes(request.purpose) ?? false,
    settingRegistered: post?.settings.includes(request.setting) ?? false,
    confidentialService: post?.organisation.confidentialService ?? false,
  };
}

/** The enquirer's own, or the colleague's. */
function hasTypedConflict(request: EnquiryRequest, lookUp: LookUp): boolean {
  return peopleWhoAsk(lookUp).some((person) => conflictAsTyped(person, request));
}

/** What is no item for one of those who ask, because that one is too near to it, is no item at all. */
function itemsForAll(child: ChildRecord, { purpose }: EnquiryRequest, lookUp: LookUp): readonly ItemFacts[] {
  const { instant, today, enquirer, colleague } = lookUp;
  const items = itemFacts(child, purpose, instant, today, enquirer?.practitioner ?? null);
  if (colleague === null) return items;
  const theirs = new Set(itemFacts(child, purpose, instant, today, colleague.practitioner).map(({ ref }) => ref));
  return items.filter(({ ref }) => theirs.has(ref));
}

function relationshipOf(
  someone: Enquirer | null,
  child: ChildRecord | null,
  { today, instant }: Pick<LookUp, 'today' | 'instant'>,
): SubjectFacts['relationship'] {
  const organisation = someone?.post?.organisation.id ?? null;
  if (child === null || organisation === null) return 'NONE';
  return relationshipRecorded(child, organisation, today, instant) ? 'RECORDED' : 'NONE';
}

function subjectFacts(
  request: EnquiryRequest,
  lookUp: LookUp,
  identity: ConfirmedIdentity,
  child: ChildRecord | null,
): SubjectFacts {
  return {
    kind: request.subject.kind,
    identity: identity.identity,
    ageBand: ageBand(request.subject, lookUp.today),
    conflictInIndex: child !== null && peopleWhoAsk(lookUp).some((person) => conflictInIndex(person, child)),
    relationship: relationshipOf(lookUp.enquirer, child, lookUp),
    shield: child !== null && shieldInForce(child, lookUp.instant) ? 'IN_FORCE' : 'NONE',
    feeds: feedsInTime(lookUp) ? 'IN_TIME' : 'LATE',
    earlierEnquiryOfUnknown: asksAboutUnknown(request, identity, lookUp.today) && lookUp.earlierEnquiriesOfUnknown > 0,
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
