import type { Recorded, SharingFacts } from '../decision-policy/sharing/sharing-facts.js';
import { CHECKLIST_5_29, type AgeAtEvent, type YesNoUnknown } from '../decision-policy/sharing/sharing-words.js';
import { organisationKind } from '../decision-policy/facts/organisation-kind.js';
import type { Enquirer } from '../directory/enquirer.js';
import { ageInYears, type CalendarDate } from '../shared/calendar-date.js';
import type { References } from './ports.js';
import type { SharingRequest } from './sharing-request.js';

/**
 * The facts of a holder's decision: what was told and what the directory says, and nothing of the index, so that what is
 * accepted says nothing of whether the child is known. What was not told is `UNKNOWN` or not recorded.
 *
 * @param today the calendar day of the decision in England
 */
export function factsOfSharing(
  request: SharingRequest,
  holder: Enquirer,
  references: References,
  today: CalendarDate,
): SharingFacts {
  const { information, consent } = request;
  return {
    holderGroup: holder.post?.group ?? 'NONE',
    holderKind: organisationKind(holder.post?.organisation.kind),
    recipientKind: recipientKind(request, references),
    information: information.kind,
    result: request.result,
    confidence: request.confidence ?? 'UNKNOWN',
    consent: consent?.state ?? 'UNKNOWN',
    consentGiver: consent?.giver ?? 'NONE',
    competence: competence(request),
    giverSuspected: answer(consent?.giverSuspected ?? null),
    consentScope:
      consent === null || consent.scope === null || consent.coversThis === null
        ? 'NOT_STATED'
        : consent.coversThis
          ? 'COVERS_THIS'
          : 'DOES_NOT_COVER_THIS',
    consentReason: recorded(consent?.reason),
    ageNow: ageNow(request, today),
    belief: request.belief,
    harmToAdult: request.harmToAdult,
    immediateDanger: answer(request.immediateDanger),
    ageAtEvent: ageAtEvent(request),
    sexualActivity: request.sexualActivity,
    positionOfTrust: request.positionOfTrust,
    possibleCrime: request.possibleCrime,
    identifiesReferrer:
      information.identifiesReferrer || information.kind === 'PUBLIC_REFERRER_IDENTITY' ? 'YES' : 'NO',
    referrerConsent:
      information.referrerConsent === null ? 'UNKNOWN' : information.referrerConsent ? 'GIVEN' : 'NOT_GIVEN',
    legalBasis: recorded(request.legalBasis),
    caseFacts: recorded(request.facts),
    reasons: recorded(request.reason),
    detailedReasons: recorded(request.detailedReasons),
    bestInterests: recorded(request.bestInterests),
    withheld: recorded(information.withheld),
    childWishes: childWishes(request),
    family: family(request),
    adviser: adviser(request),
    approval:
      request.approval === null ? 'NONE' : references.approver === null ? 'UNCONFIRMED_NAME' : 'NAMED_IN_DIRECTORY',
    referral: request.referral === null ? 'NOT_MADE' : request.referral.inWriting ? 'MADE_IN_WRITING' : 'MADE_BY_PHONE',
    referralDiscussed: request.referralDiscussed ? 'YES' : 'NO',
    discussionPermission: discussionPermission(request),
    crimeTold: crimeTold(request),
    nonIdentifyingDiscussion: request.nonIdentifyingDiscussion,
    consideration: recorded(request.consideration),
    checklist: checklistDone(request) ? 'DONE' : 'NOT_DONE',
    strategyDiscussion: strategyDiscussion(request),
    conferenceConsent: information.conferenceConsent ?? 'NONE',
    recipientWorksWithChild: answer(information.recipientWorksWithChild),
    objection: information.attendance?.objection ?? 'UNKNOWN',
    cliniciansAgree: answer(information.attendance?.cliniciansAgree ?? null),
    necessary: answer(information.thirdParty?.necessary ?? null),
    proportionate: answer(information.thirdParty?.proportionate ?? null),
    designatedOfficer: request.designatedOfficerToldAt === null ? 'NOT_TOLD' : 'TOLD',
  };
}

/** As stated only where the directory does not say it. */
function recipientKind({ recipient }: SharingRequest, references: References): SharingFacts['recipientKind'] {
  const known = references.recipientKind ?? 'UNKNOWN';
  return known === 'UNKNOWN' ? (recipient.organisationKind ?? 'UNKNOWN') : known;
}

function recorded(text: string | null | undefined): Recorded {
  return text === null || text === undefined ? 'NOT_GIVEN' : 'GIVEN';
}

function answer(stated: boolean | null): YesNoUnknown {
  return stated === null ? 'UNKNOWN' : stated ? 'YES' : 'NO';
}

function ageNow({ subject }: SharingRequest, today: CalendarDate): SharingFacts['ageNow'] {
  if (subject.kind === 'UNBORN') return 'UNDER_13';
  if (subject.birthDate === null) return 'UNKNOWN';
  const age = ageInYears(subject.birthDate, today);
  if (age < 13) return 'UNDER_13';
  return age < 16 ? '13_TO_15' : '16_OR_OVER';
}

/** Nobody is assessed but by somebody, on a day. */
function competence({ consent }: SharingRequest): SharingFacts['competence'] {
  const stated = consent?.competence ?? null;
  if (stated === null) return 'UNKNOWN';
  const assessed = stated.by !== null && stated.on !== null;
  return assessed || stated.state === 'NOT_ASSESSED' ? stated.state : 'UNKNOWN';
}

/** Under 13 the activity is harm by itself (5.26); an age that nobody knows is held to the rows of every age. */
const STRICTEST_FIRST: readonly AgeAtEvent[] = ['UNDER_13', 'UNKNOWN', '13_TO_15', '16_TO_17', 'ADULT'];

/**
 * By birth date and day of the event where both were typed, else as stated; of two that differ the younger counts, and
 * nobody was older at the event than when it was decided on. Of an unborn child it is the mother's (5.26 to 5.31).
 */
export function ageAtEvent({ subject, eventOn, madeAt, ageAtEvent: stated }: SharingRequest): AgeAtEvent {
  const born = subject.kind === 'UNBORN' ? subject.motherBirthDate : subject.birthDate;
  const told = stated === 'UNKNOWN' ? null : stated;
  if (born === null) return told ?? 'UNKNOWN';
  const reckoned = eventOn === null ? null : bandOf(born, eventOn);
  // the day in UTC is never later than that in England: it takes nobody for older
  const atMost = bandOf(born, madeAt.slice(0, 10) as CalendarDate);
  const ages = [told ?? reckoned ?? 'UNKNOWN', reckoned, atMost];
  return STRICTEST_FIRST.find((age) => ages.includes(age)) ?? 'UNKNOWN';
}

/** A day before the birth is mistyped, whichever of the two it is, and tells no age. */
function bandOf(birthDate: CalendarDate, on: CalendarDate): AgeAtEvent {
  if (on < birthDate) return 'UNKNOWN';
  const age = ageInYears(birthDate, on);
  if (age < 13) return 'UNDER_13';
  if (age < 16) return '13_TO_15';
  return age < 18 ? '16_TO_17' : 'ADULT';
}

function childWishes({ childWishes: stated }: SharingRequest): SharingFacts['childWishes'] {
  if (recorded(stated?.wishes) === 'GIVEN') return 'RECORDED';
  return recorded(stated?.whyUnknown) === 'GIVEN' ? 'UNKNOWN_WITH_REASON' : 'NOT_RECORDED';
}

function family({ family: stated }: SharingRequest): SharingFacts['family'] {
  if (stated?.told === 'YES') return 'TOLD';
  if (stated?.told === 'NOT_YET') return 'NOT_YET';
  return recorded(stated?.reason) === 'GIVEN' ? 'NOT_TOLD_WITH_REASON' : 'NOT_RECORDED';
}

function adviser({ adviser: stated }: SharingRequest): SharingFacts['adviser'] {
  switch (stated?.state) {
    case 'NAMED':
      return stated.competentInChildProtection ? 'NAMED_COMPETENT' : 'NAMED_NOT_COMPETENT';
    case 'DECIDER_IS_COMPETENT':
      return 'DECIDER_COMPETENT';
    case 'NOT_YET':
      return 'NOT_YET';
    case undefined:
      return 'NONE';
  }
}

function discussionPermission({ permissionToDiscuss: stated }: SharingRequest): SharingFacts['discussionPermission'] {
  if (stated?.state !== 'NOT_SOUGHT') return stated?.state ?? 'NOT_RECORDED';
  return stated.reason === null ? 'NOT_RECORDED' : 'NOT_SOUGHT_WITH_REASON';
}

/** That the police were told counts with time and outcome, that nobody was with the reason (5.19, 5.20). */
function crimeTold({ crime }: SharingRequest): SharingFacts['crimeTold'] {
  if (crime?.told === 'NOT_YET') return 'NOT_YET';
  if (crime?.told === 'SOCIAL_CARE') return 'SOCIAL_CARE_TOLD';
  if (crime?.told === 'POLICE' && crime.at !== null && crime.outcome !== null) return 'POLICE_DISCUSSED';
  return crime?.told === 'NOBODY' && crime.reason !== null ? 'NOBODY_WITH_REASON' : 'NOT_RECORDED';
}

function checklistDone({ checklist }: SharingRequest): boolean {
  const answered = new Set(checklist.map(({ item }) => item));
  return CHECKLIST_5_29.every((item) => answered.has(item));
}

function strategyDiscussion({ strategyDiscussion: stated }: SharingRequest): SharingFacts['strategyDiscussion'] {
  if (stated?.state !== 'NOT_NEEDED') return stated?.state ?? 'NOT_RECORDED';
  return stated.reason === null ? 'NOT_RECORDED' : 'NOT_NEEDED_WITH_REASON';
}
