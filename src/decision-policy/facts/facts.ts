import type { Instant } from '../../shared/instant.js';
import type {
  CareSetting,
  ConcernLevel,
  ConsentState,
  DisclosureTier,
  EnquiryPurpose,
  OrganisationKind,
  OverrideKind,
  OverrideReason,
  PractitionerGroup,
  PublicInterestGround,
  SourceClass,
} from './vocabulary.js';

/**
 * Everything a rule may look at. Nothing is optional: what is not known has the value `UNKNOWN`, what does not apply
 * has a value that says so. Facts hold no name, number, address or free text of anyone, so that they can be stored
 * with the decision and shown to an auditor.
 */
export interface EnquiryFacts {
  readonly now: Instant;
  readonly caller: CallerFacts;
  /** The colleague on whose behalf the caller asks; `null` when the caller asks for nobody else. */
  readonly colleague: ColleagueFacts | null;
  readonly request: RequestFacts;
  readonly subject: SubjectFacts;
  readonly items: readonly ItemFacts[];
}

/** Whether something that expires is held, dated and within its period; no entry counts as `LAPSED`. */
export type Standing = 'CURRENT' | 'LAPSED';

export interface CallerFacts {
  /** `NONE` when no post was chosen, or the one chosen is not the caller's or not active. */
  readonly group: PractitionerGroup | 'NONE';
  /** Whether the organisation of the post is active; `UNKNOWN` without a post. */
  readonly organisation: 'ACTIVE' | 'INACTIVE' | 'UNKNOWN';
  /** `UNKNOWN` when no post was chosen, or the directory names a type that no gateway is written for. */
  readonly organisationKind: OrganisationKind | 'UNKNOWN';
  /** The issuer is registered for the organisation of the post. */
  readonly issuer: 'REGISTERED' | 'NOT_REGISTERED';
  /** Enhanced check (2.15); `BARRED` is on a barred list. */
  readonly vetting: Standing | 'BARRED';
  /** Safeguarding training (2.15, 4.x). */
  readonly training: Standing;
  /** The purpose, and the setting, are registered for the post. */
  readonly purposeRegistered: boolean;
  readonly settingRegistered: boolean;
  /** `PLAN_STATE_ONLY`: more overrides than one person may make in a day without a second person who confirms. */
  readonly limits: 'WITHIN' | 'PLAN_STATE_ONLY' | 'ABOVE';
  /** `FRESH`: signed in again within 5 minutes for this one request. */
  readonly stepUp: 'FRESH' | 'NONE';
  /** A service whose enquiries are themselves confidential (sexual health, substance misuse, ...). */
  readonly confidentialService: boolean;
}

/**
 * The colleague as the directory knows him or her: judged by every gate as if he or she had asked. One whom the
 * directory does not know is a colleague without a post who has not confirmed.
 */
export interface ColleagueFacts extends Omit<CallerFacts, 'limits' | 'stepUp'> {
  /** Confirmed by the colleague's own sign-in within 24 hours before this enquiry. */
  readonly confirmation: 'CONFIRMED' | 'NOT_CONFIRMED';
  /** Of the colleague's organisation, as for the caller's. */
  readonly relationship: SubjectFacts['relationship'];
}

export interface RequestFacts {
  readonly purpose: EnquiryPurpose;
  readonly setting: CareSetting;
  readonly concern: ConcernLevel;
  /** An adult is stated to be at risk of serious harm; the ground of that name needs it (5.23). */
  readonly adultHarm: boolean;
  /** A crime may have been committed: the answer says to consider telling social care or the police (5.20). */
  readonly possibleCrime: boolean;
  readonly caseReference: 'GIVEN' | 'NOT_GIVEN';
  readonly atMost: DisclosureTier;
  /** The stated ground on which a confidence is to be set aside; a concern alone is none (2.72, 5.23). */
  readonly publicInterest: PublicInterestGround | 'NONE';
  /** Of the stated ground it is not said yet who advised, whether consent was sought, or that the family was told or why not. */
  readonly adviserNotYet: boolean;
  readonly consentNotYet: boolean;
  readonly familyNotYet: boolean;
  readonly override: OverrideKind | 'NONE';
  readonly overrideReason: OverrideReason | 'NONE';
  /**
   * What was typed against the directory's entries of the enquirer and of the colleague asked for: they themselves, own
   * child, relative, same address. Their other colleagues are not compared.
   */
  readonly conflictAsTyped: boolean;
  readonly onBehalfOf: 'NOBODY' | 'A_COLLEAGUE';
}

export interface SubjectFacts {
  readonly kind: 'CHILD' | 'UNBORN' | 'HOUSEHOLD' | 'ADULT';
  /** Whether it is certain which child is meant; `NOT_HELD` when nobody of these details is held. */
  readonly identity: 'CONFIRMED' | 'NOT_CONFIRMED' | 'NOT_HELD';
  /** By the birth date as typed, which agrees with the held one where an identity is confirmed. */
  readonly ageBand: 'UNBORN' | 'UNDER_1' | '1_TO_12' | '13_TO_15' | '16_TO_17' | 'ADULT' | 'UNKNOWN';
  /** Parents, carers, household history, or persons who must not find the child, held against the enquirer's entry. */
  readonly conflictInIndex: boolean;
  /** An own open case, or an involvement that has lasted unbroken for 28 days. */
  readonly relationship: 'RECORDED' | 'NONE';
  /** Of the child, or of somebody with whom the child lives (Appendix 1 paragraph 18). */
  readonly shield: 'NONE' | 'IN_FORCE';
  /** Every covered authority's feed is in time, so that "no record" may be said. */
  readonly feeds: 'IN_TIME' | 'LATE';
  /** An enquiry before this one about a child whom no social care knows, by another person without a conflict. */
  readonly earlierEnquiryOfUnknown: boolean;
}

export const ITEM_KINDS = [
  'SOCIAL_CARE_CASE',
  'PLAN',
  'LEAD_SOCIAL_WORKER',
  'INVOLVEMENT',
  'IDENTITY',
  'HOUSEHOLD_CHILD',
  'EARLIER_ENQUIRY',
  'SENSITIVE_SERVICE',
  'COMMON_ASSESSMENT',
  'POLICE_POINTER',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** One thing that could be released: what a rule may know about it, never its content. */
export interface ItemFacts {
  /** Opaque name of the item within this enquiry, such as `plan:2`; the content is found by it at release. */
  readonly ref: string;
  readonly kind: ItemKind;
  /** Who stated it; gateways have a direction. */
  readonly sourceClass: SourceClass;
  /**
   * The item exists because of, or is hidden by: a confidential service, a shield, an adoption or other protected change
   * of identity, or nothing of the kind.
   */
  readonly protection: 'NONE' | 'SENSITIVE_SERVICE' | 'SHIELD' | 'CHANGED_IDENTITY';
  /** Consent to share or, for a sensitive service, to be pointed to. */
  readonly consent: ConsentState;
  /**
   * The holder's recorded judgement that telling would do the child more harm than not telling; `EXISTENCE_TOO` when
   * even that it is held would.
   */
  readonly detriment: 'NONE' | 'MORE_DETRIMENTAL' | 'EXISTENCE_TOO';
  /** Plan in force or case open; ended up to 365 days ago; ended before that. Other kinds: `CURRENT` or `HISTORY`. */
  readonly currency: 'CURRENT' | 'ENDED_WITHIN_A_YEAR' | 'HISTORY';
}

/** The fields of each kind of item: the catalogue of all that can ever be released. */
export const FIELDS_OF_KIND = {
  SOCIAL_CARE_CASE: ['authority', 'state', 'opened', 'closed', 'childInNeed'],
  PLAN: ['authority', 'kind', 'categories', 'started', 'ended'],
  LEAD_SOCIAL_WORKER: ['name', 'team', 'phone'],
  INVOLVEMENT: ['service', 'organisation', 'practitioner', 'contact', 'since', 'until'],
  IDENTITY: ['givenName', 'familyName', 'birthDate', 'sex', 'nhsNumber'],
  HOUSEHOLD_CHILD: ['givenName', 'familyName', 'ageInYears', 'planInForce'],
  EARLIER_ENQUIRY: ['date', 'setting', 'sector', 'organisation'],
  SENSITIVE_SERVICE: ['pointer'],
  COMMON_ASSESSMENT: ['holder', 'contact', 'since'],
  POLICE_POINTER: ['pointer'],
} as const satisfies Record<ItemKind, readonly string[]>;

/** Facts that compare others; computed once, stored with the rest, so that no rule needs to be a function. */
export interface DerivedFacts {
  /** Column of the table of grants. */
  readonly column: 'ROUTINE' | 'UNSCHEDULED_NO_CONCERN' | 'WELFARE' | 'HARM';
  readonly relationshipOrOverride: 'RECORDED' | 'SELF_CLAIMED' | 'NONE';
  /** An access override with an allowed reason, by a role that may, with a fresh step-up. */
  readonly shieldOverride: 'VALID' | 'NOT_VALID' | 'NONE';
  /** Whether all that belongs to the stated ground was said, or something is to be completed within 24 hours (2.72, 5.24). */
  readonly groundRecord: 'COMPLETE' | 'LEFT_OPEN' | 'NONE';
}

/**
 * Whether a gateway in force carries what this class of source holds to this type of organisation for this purpose.
 * Derived for each item; `NONE` closes every field of it (Appendix 1).
 */
export type GatewayFact = 'FOUND' | 'NONE';
