import type { ConcernLevel, OrganisationKind, PractitionerGroup } from '../facts/vocabulary.js';
import type {
  AgeAtEvent,
  ChildCompetence,
  HarmBelief,
  InformationKind,
  SharingResult,
  YesNoUnknown,
} from './sharing-words.js';

/** Whether something that the law or the guidance asks for stands in the record. */
export type Recorded = 'GIVEN' | 'NOT_GIVEN';

/**
 * Everything that a rule may look at in a holder's decision (5.20 to 5.36). Nothing is optional: what is not known is
 * `UNKNOWN`, what was not recorded has a value that says so. No name and no free text of anyone.
 */
export interface SharingFacts {
  readonly holderGroup: PractitionerGroup | 'NONE';
  readonly holderKind: OrganisationKind | 'UNKNOWN';
  readonly recipientKind: OrganisationKind | 'UNKNOWN';
  readonly information: InformationKind | 'UNKNOWN';
  readonly result: SharingResult;

  /** First question: is a duty of confidence owed? (5.23) */
  readonly confidence: 'OWED' | 'NOT_OWED' | 'UNKNOWN';
  readonly consent: 'GIVEN' | 'REFUSED' | 'WITHDRAWN' | 'NOT_SOUGHT' | 'NOT_ABLE' | 'NOT_YET' | 'UNKNOWN';
  /** Who gave it: a young person of 16 or 17, a child under 16 assessed as competent for this, else who may for the child. */
  readonly consentGiver: 'YOUNG_PERSON' | 'COMPETENT_CHILD' | 'PARENTAL_RESPONSIBILITY' | 'NONE';
  /** An assessment counts with who made it and when; `UNKNOWN` where that is not said. */
  readonly competence: ChildCompetence | 'UNKNOWN';
  /** Whether the giver is suspected of the harm. */
  readonly giverSuspected: YesNoUnknown;
  readonly consentScope: 'COVERS_THIS' | 'DOES_NOT_COVER_THIS' | 'NOT_STATED';
  /** Why consent was not sought or could not be given (5.5, 5.18). */
  readonly consentReason: Recorded;
  /** Age of the child on the day of the decision, which says whose consent counts. */
  readonly ageNow: 'UNDER_13' | '13_TO_15' | '16_OR_OVER' | 'UNKNOWN';

  readonly belief: HarmBelief | 'UNKNOWN';
  /** Serious harm to an adult is likely, whatever is believed of the child (5.23). */
  readonly harmToAdult: YesNoUnknown;
  readonly immediateDanger: YesNoUnknown;
  /** Of the child, or of the mother of an unborn one. */
  readonly ageAtEvent: AgeAtEvent;
  readonly sexualActivity: YesNoUnknown;
  readonly positionOfTrust: YesNoUnknown;
  readonly possibleCrime: YesNoUnknown;
  /** What is shared would tell who of the public referred (5.35). */
  readonly identifiesReferrer: YesNoUnknown;
  readonly referrerConsent: 'GIVEN' | 'NOT_GIVEN' | 'UNKNOWN';

  readonly legalBasis: Recorded;
  /** The facts of the case on which the decision rests (5.23). */
  readonly caseFacts: Recorded;
  readonly reasons: Recorded;
  readonly detailedReasons: Recorded;
  readonly bestInterests: Recorded;
  /** What was withheld of a part, and why. */
  readonly withheld: Recorded;
  readonly childWishes: 'RECORDED' | 'UNKNOWN_WITH_REASON' | 'NOT_RECORDED';
  readonly family: 'TOLD' | 'NOT_TOLD_WITH_REASON' | 'NOT_YET' | 'NOT_RECORDED';
  /** Competence in child protection: the decider's own, or that of a named adviser (5.24). */
  readonly adviser: 'NAMED_COMPETENT' | 'DECIDER_COMPETENT' | 'NAMED_NOT_COMPETENT' | 'NOT_YET' | 'NONE';
  /**
   * A senior manager's documented approval of not sharing: of another person, whom the directory has as designated
   * manager or named professional of the holder's own organisation, and who is asked to confirm it; or of anybody else,
   * whose name nobody can confirm (5.27).
   */
  readonly approval: 'NAMED_IN_DIRECTORY' | 'UNCONFIRMED_NAME' | 'NONE';

  /** The referral to social care: to whom and when. */
  readonly referral: 'MADE_IN_WRITING' | 'MADE_BY_PHONE' | 'NOT_MADE';
  /** Whether a referral was discussed with agencies other than social care. */
  readonly referralDiscussed: YesNoUnknown;
  readonly discussionPermission: 'GIVEN' | 'REFUSED' | 'NOT_SOUGHT_WITH_REASON' | 'NOT_RECORDED';
  /** Who was told of a possible crime. */
  readonly crimeTold: 'POLICE_DISCUSSED' | 'SOCIAL_CARE_TOLD' | 'NOBODY_WITH_REASON' | 'NOT_YET' | 'NOT_RECORDED';
  readonly nonIdentifyingDiscussion: 'HELD' | 'OFFERED' | 'NOT_OFFERED';
  /** What was considered of a discussion with others and of a referral (5.28). */
  readonly consideration: Recorded;
  readonly checklist: 'DONE' | 'NOT_DONE';
  readonly strategyDiscussion: 'HELD' | 'ASKED_FOR' | 'NOT_NEEDED_WITH_REASON' | 'NOT_RECORDED';

  /** Who agreed to the onward passing of a conference record (5.112). */
  readonly conferenceConsent: 'CHAIR' | 'LEAD_SOCIAL_WORKER' | 'NONE';
  /** The recipient works with the child (2.16). */
  readonly recipientWorksWithChild: YesNoUnknown;
  /** Who objects to a notice to the general practitioner (2.71). */
  readonly objection: 'COMPETENT_CHILD' | 'PARENT_OF_CHILD_WITHOUT_COMPETENCE' | 'NOBODY_WHO_COUNTS' | 'UNKNOWN';
  /** Clinicians agree that the notice is not in the child's best interests (2.71). */
  readonly cliniciansAgree: YesNoUnknown;
  /** For one third party: whether sharing is necessary, and proportionate (8.31). */
  readonly necessary: YesNoUnknown;
  readonly proportionate: YesNoUnknown;
  /** Whether the local authority's designated officer was told of the allegation (Appendix 5). */
  readonly designatedOfficer: 'TOLD' | 'NOT_TOLD';
}

/** Facts that compare others; computed once and recorded with the rest, so that no rule needs to be a function. */
export interface DerivedSharingFacts {
  /** Harm to a child is believed, or indicated by danger now or sexual activity under 13 (5.18, 5.26, 5.27). */
  readonly harm: YesNoUnknown;
  /** How urgent it is, in the words of an enquiry's concern. */
  readonly concern: ConcernLevel;
  /** Whether a refusal leaves harm unanswered: one to others beside a referral does not (5.14, 5.23). */
  readonly refusal: 'NONE' | 'BESIDE_REFERRAL' | 'OF_ACTION';
  /** Harm to a child is reported to who acts on it, on facts and with advice (5.12, 5.14, 5.23). */
  readonly harmReport: 'YES' | 'NO';
  /** Harm to anybody, or danger now: what cannot wait may be completed within 24 hours. */
  readonly urgent: 'YES' | 'NO';
  /** A sensitive service is always owed confidence, whatever was stated. */
  readonly confidenceOwed: YesNoUnknown;
  /** Whether it turns on the competence of the child who may give it: from 13, and wherever it is the child's own. */
  readonly turnsOnCompetence: 'YES' | 'NO';
  /** Whether it turns on what is suspected of the giver: a parent's, where harm or a crime is in question. */
  readonly turnsOnSuspicion: 'YES' | 'NO';
  /** Consent of who may give it, for this. */
  readonly consentInForce: 'YES' | 'NO';
  /** What sets a duty of confidence aside; `USUAL_NOTICE`: a notice of attendance to the general practitioner. */
  readonly confidenceMet: 'NOT_OWED' | 'CONSENT' | 'USUAL_NOTICE' | 'PUBLIC_INTEREST' | 'LESSER_CONCERN' | 'NOTHING';
  /** Sexual activity by the age at the event; `UNKNOWN` unless both are known (5.26 to 5.31). */
  readonly sexualActivityAt: 'UNDER_13' | '13_TO_15' | '16_TO_17' | 'NONE' | 'UNKNOWN';
  /** A possible crime: as stated, sexual activity under 16, or at 16 or 17 with somebody in a position of trust. */
  readonly crime: YesNoUnknown;
  readonly holderIsSocialCare: YesNoUnknown;
  /**
   * The one refusal that may be recorded beside indicated harm before a referral: under 13, no danger now, detailed
   * reasons, approved. No approval is confirmed when it is recorded: the approver is asked, or is a name that nobody can
   * ask. So neither takes a task away: what is to be done ends with the confirmation, which no rule sees (5.27).
   */
  readonly exceptionalRefusal: 'APPROVER_ASKED' | 'APPROVER_UNCONFIRMED' | 'NONE';
  /** Of a kind that may not be shared on what is recorded; to refuse it is then no refusal to act on harm. */
  readonly absolutelyClosed: 'YES' | 'NO';
  /** Both conditions of 2.71 under which the general practitioner is not told. */
  readonly attendanceStopped: 'BOTH_CONDITIONS' | 'NO' | 'NOT_A_NOTICE';
}

/** What rules read. */
export interface SharingSubject extends SharingFacts, DerivedSharingFacts {}
