import type { OrganisationKind } from '../decision-policy/facts/vocabulary.js';
import type {
  AgeAtEvent,
  ChecklistItem,
  ChildCompetence,
  HarmBelief,
  InformationKind,
  SharingResult,
  YesNoUnknown,
} from '../decision-policy/sharing/sharing-words.js';
import type { ChildSubject, Progress, UnbornSubject } from '../enquiry/enquiry-request.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { DecisionId, OrganisationId, RequestId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

export const SHARING_MEANS = ['PHONE', 'LETTER', 'MEETING', 'IN_PERSON', 'SECURE_MAIL'] as const;
export type SharingMeans = (typeof SHARING_MEANS)[number];

/**
 * A share or refusal made outside the hub, as the holder tells it, checked for shape (5.20 to 5.36). What was typed is
 * kept as typed; what was not told is `null`. The rules say what may not be missing.
 */
export interface SharingRequest {
  readonly requestId: RequestId;
  readonly subject: ChildSubject | UnbornSubject;
  readonly result: SharingResult;
  readonly information: SharedInformation;
  readonly recipient: Recipient;
  /** When it was shared or refused. */
  readonly madeAt: Instant;
  readonly means: SharingMeans;
  /** The holder's reasons, always (5.20). */
  readonly reason: string;
  readonly detailedReasons: string | null;
  readonly bestInterests: string | null;
  readonly legalBasis: string | null;
  readonly confidence: 'OWED' | 'NOT_OWED' | null;
  readonly consent: StatedConsent | null;
  readonly belief: HarmBelief;
  readonly harmToAdult: YesNoUnknown;
  /** `null` where it was not said, which is never taken for no. */
  readonly immediateDanger: boolean | null;
  readonly facts: string | null;
  readonly childWishes: { readonly wishes: string | null; readonly whyUnknown: string | null } | null;
  readonly family: { readonly told: Progress; readonly reason: string | null } | null;
  readonly adviser: StatedAdviser | null;
  readonly approval: { readonly by: NamedPerson; readonly documentedIn: string } | null;
  readonly ageAtEvent: AgeAtEvent | null;
  readonly eventOn: CalendarDate | null;
  readonly sexualActivity: YesNoUnknown;
  readonly positionOfTrust: YesNoUnknown;
  readonly possibleCrime: YesNoUnknown;
  readonly crime: StatedCrime | null;
  readonly referral: StatedReferral | null;
  readonly referralDiscussed: boolean;
  readonly permissionToDiscuss: {
    readonly state: 'GIVEN' | 'REFUSED' | 'NOT_SOUGHT';
    readonly reason: string | null;
  } | null;
  readonly nonIdentifyingDiscussion: 'HELD' | 'OFFERED' | 'NOT_OFFERED';
  readonly consideration: string | null;
  readonly checklist: readonly { readonly item: ChecklistItem; readonly answer: YesNoUnknown }[];
  readonly strategyDiscussion: {
    readonly state: 'HELD' | 'ASKED_FOR' | 'NOT_NEEDED';
    readonly reason: string | null;
  } | null;
  readonly designatedOfficerToldAt: Instant | null;
  /** An earlier sharing decision of the own organisation, which stays as it is. */
  readonly supersedes: DecisionId | null;
  /** The request for contact that this answers. */
  readonly inReplyTo: DecisionId | null;
}

export interface SharedInformation {
  readonly kind: InformationKind;
  readonly what: string;
  readonly withheld: string | null;
  readonly identifiesReferrer: boolean;
  readonly referrerConsent: boolean | null;
  readonly conferenceConsent: 'CHAIR' | 'LEAD_SOCIAL_WORKER' | null;
  readonly recipientWorksWithChild: boolean | null;
  readonly attendance: {
    readonly objection: 'COMPETENT_CHILD' | 'PARENT_OF_CHILD_WITHOUT_COMPETENCE' | 'NOBODY_WHO_COUNTS';
    readonly cliniciansAgree: boolean;
  } | null;
  readonly thirdParty: { readonly who: string; readonly necessary: boolean; readonly proportionate: boolean } | null;
}

/** To whom: an organisation of the directory, or one that is named; and who there. */
export interface Recipient {
  readonly organisation: OrganisationId | null;
  readonly organisationName: string | null;
  readonly organisationKind: OrganisationKind | null;
  readonly name: string | null;
  readonly role: string | null;
}

export interface StatedConsent {
  readonly state: 'GIVEN' | 'REFUSED' | 'WITHDRAWN' | 'NOT_SOUGHT' | 'NOT_ABLE' | 'NOT_YET';
  readonly giver: 'YOUNG_PERSON' | 'COMPETENT_CHILD' | 'PARENTAL_RESPONSIBILITY' | null;
  /** Whether the child was assessed as able to decide this, by whom and on what day. */
  readonly competence: {
    readonly state: ChildCompetence;
    readonly by: string | null;
    readonly on: CalendarDate | null;
  } | null;
  /** Whether the giver is suspected of the harm. */
  readonly giverSuspected: boolean | null;
  readonly scope: string | null;
  readonly coversThis: boolean | null;
  readonly reason: string | null;
}

export interface StatedAdviser {
  readonly state: 'NAMED' | 'DECIDER_IS_COMPETENT' | 'NOT_YET';
  readonly person: NamedPerson | null;
  readonly competentInChildProtection: boolean;
}

export interface StatedReferral {
  readonly toWhom: string;
  /** Code of the authority in the directory; its designated manager is told to expect it. */
  readonly organisation: OrganisationId | null;
  readonly at: Instant;
  readonly inWriting: boolean;
}

export interface StatedCrime {
  readonly told: 'POLICE' | 'SOCIAL_CARE' | 'NOBODY' | 'NOT_YET';
  readonly at: Instant | null;
  readonly outcome: string | null;
  readonly reason: string | null;
}

/**
 * Somebody named: of the directory, who is asked to confirm; else by name, who stays unconfirmed. Of approvers only
 * somebody in a senior post of the own organisation is asked.
 */
export interface NamedPerson {
  /** Code of a post or id of a practitioner. */
  readonly directory: string | null;
  readonly name: string | null;
}
