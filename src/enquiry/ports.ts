import type { ChildRecord, HouseholdChild } from '../child-index/child-record.js';
import type { Decision } from '../decision-policy/decision.js';
import type { EnquiryFacts, RequestFacts } from '../decision-policy/facts/facts.js';
import type { AskedToConfirm } from '../directory/asked-to-confirm.js';
import type { Colleague } from '../directory/colleague.js';
import type { DutyDesks, WorkingTime } from '../directory/ports.js';
import type { Enquirer } from '../directory/enquirer.js';
import type { LogReceipt } from '../disclosure-log/log-receipt.js';
import type { NoticeIntent } from '../notification/notice-intent.js';
import type { RuleText } from '../release/answer-materials.js';
import type { SealedAnswer } from '../release/sealed-answer.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId, DecisionId, OrganisationId, PostId, PractitionerId, RequestId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { Caller } from './caller.js';
import type { EnquiryRequest } from './enquiry-request.js';

/**
 * Brings everything that one enquiry needs in one round trip.
 * Obligations: all of it is of one instant, which is the database's clock; the same statement runs whoever asks and
 * whatever is found; an empty part is an empty list, never an error; throws when the database does not answer in time.
 */
export interface EnquiryLookUp {
  lookUp(question: LookUpQuestion): Promise<LookUp>;
}

export interface LookUpQuestion {
  readonly caller: Caller;
  readonly requestId: RequestId;
  /** Normalised search keys; `null` where the request typed too little for one. */
  readonly nhsNumber: string | null;
  readonly nameAndBirthDate: string | null;
  readonly motherNhsNumber: string | null;
  readonly presentingAddressKey: string | null;
  readonly adultKey: string | null;
  /** Keyed digests by which enquiries about a child who is not known find each other. */
  readonly subjectByNumber: Uint8Array | null;
  readonly subjectByName: Uint8Array | null;
  /** Code of a post or id of a practitioner, as typed; `null` when the enquirer asks for nobody else. */
  readonly onBehalfOf: string | null;
  /** Keyed digest of what a colleague is asked to confirm: all that the rules may look at; `null` when nobody is asked for. */
  readonly toConfirm: Uint8Array | null;
  readonly typed: TypedDetails;
}

/** Keyed digests of what was typed about the subject, under names and dates as they sound and not as they are spelt. */
export interface TypedDetails {
  readonly number: Uint8Array | null;
  /** The family name as it sounds. */
  readonly name: Uint8Array | null;
  readonly birthDate: Uint8Array | null;
  /** All that was typed about the subject. */
  readonly whole: Uint8Array;
}

export interface LookUp {
  readonly instant: Instant;
  /** The calendar day of the instant in England. */
  readonly today: CalendarDate;
  /** An earlier decision under the same request id of the same caller. */
  readonly repeated: RepeatedRequest | null;
  readonly enquirer: Enquirer | null;
  /** `null` when nobody was named, or somebody whom the directory does not know, or the enquirer. */
  readonly colleague: Colleague | null;
  readonly usage: EnquirerUsage;
  /** At most 10; more than that is as good as not confirmed. */
  readonly candidates: readonly ChildRecord[];
  /** Other children with a plan in force at the presenting address. */
  readonly presentingHousehold: readonly HouseholdChild[];
  /** Children with a plan in force who are linked with the adult asked about. */
  readonly childrenOfAdult: readonly HouseholdChild[];
  /** Notifying enquiries by other people, without a conflict, about the same unknown child. */
  readonly earlierEnquiriesOfUnknown: number;
  /** A decision is already marked as the first about this unknown child, whoever made the enquiry. */
  readonly firstAlreadyRecorded: boolean;
  readonly authorities: readonly CoveredAuthority[];
  readonly sources: readonly FeedFreshness[];
}

export interface RepeatedRequest {
  readonly decisionId: DecisionId;
  readonly decidedAt: Instant;
  /** Hexadecimal; equal digests mean the same input. */
  readonly requestDigest: string;
  readonly policyVersion: string;
  readonly leafHash: string;
  readonly signature: string;
  /** Canonical JSON of the answer; `null` once its ten minutes are over. */
  readonly answer: string | null;
  /** Canonical JSON of the decision; `null` once retention destroyed it. */
  readonly decision: string | null;
  /** Times that the answer was given again later than 10 seconds after the decision. */
  readonly laterRepeats: number;
}

/** Recorded enquiries of this person, or organisation, counted back from the instant. */
export interface EnquirerUsage {
  readonly notConfirmedLastHour: number;
  readonly notConfirmedLastDay: number;
  readonly notConfirmedByOrganisationLastHour: number;
  readonly withoutRelationshipLastHour: number;
  readonly withoutRelationshipLastDay: number;
  readonly overridesLastDay: number;
  /** Other ways in which the target of this enquiry was typed: the number is the same, or name as it sounds and birth date. */
  readonly variationsLastDay: number;
  /** Enquiries whose presenting address was looked at. */
  readonly presentingAddressesLastDay: number;
  readonly onBehalfLastDay: number;
  /** Enquiries of this person in the last day that count towards any limit; at most `MOST_COUNTED`. */
  readonly countedLastDay: number;
}

/**
 * Counted enquiries of one person that are looked at, the newest first. Every limit is far below, and who has as many is
 * above all of them: otherwise newer ones of one sort could push those of another out of what is looked at.
 */
export const MOST_COUNTED = 1_000;

export interface CoveredAuthority {
  readonly id: OrganisationId;
  readonly name: string;
  readonly state: 'IN_TIME' | 'LATE' | 'NEVER';
  readonly asOf: Instant | null;
}

export interface FeedFreshness {
  readonly sourceClass: string;
  /** The worst of the sources of this class. */
  readonly state: 'IN_TIME' | 'LATE' | 'NEVER';
  readonly asOf: Instant | null;
}

/**
 * Records decisions.
 * Obligations: returns a receipt only after COMMIT; record, answer, notices and submission to the log are in one
 * statement or not at all; when the outcome of a commit is unknown it throws; two processes settle races by the
 * database's unique keys.
 */
export interface DecisionRecorder {
  record(entry: DecisionEntry): Promise<Recorded>;
}

/**
 * `BEATEN`: another process recorded the same request, or was first about the same unknown child, or recorded an enquiry
 * of the same person near a limit; look up again.
 */
export type Recorded = { readonly kind: 'COMMITTED'; readonly receipt: LogReceipt } | { readonly kind: 'BEATEN' };

export interface DecisionEntry {
  readonly caller: Caller;
  readonly request: EnquiryRequest;
  /** Keyed digest of the canonical input, 32 bytes. */
  readonly requestDigest: Uint8Array;
  readonly decidedAt: Instant;
  readonly practitionerId: PractitionerId | null;
  readonly organisationId: OrganisationId | '';
  readonly sector: string;
  readonly childId: ChildId | null;
  readonly facts: EnquiryFacts;
  readonly decision: Decision;
  readonly answer: SealedAnswer;
  readonly notices: readonly NoticeIntent[];
  /** References of items to what they stand for, candidates seen, authentication: for an auditor. */
  readonly context: unknown;
  /** Set when the facts say: a child who is not known, and no enquiry before this one. */
  readonly first: { readonly byNumber: Uint8Array | null; readonly byName: Uint8Array | null };
  /** Set for every enquiry about a child who is not known. */
  readonly subjectByNumber: Uint8Array | null;
  readonly subjectByName: Uint8Array | null;
  readonly typed: TypedDetails;
  /** The post of the colleague asked for, as the directory knows it; `null` also when a limit turned the enquiry away. */
  readonly onBehalfOf: PostId | null;
  /** What the colleague is asked to confirm, as in the question. */
  readonly toConfirm: Uint8Array | null;
  /** The earlier decision whose confirmation by the colleague this answer uses up; `null` when none. */
  readonly answeredUnder: DecisionId | null;
  /** People who are told that they are asked to confirm something; written with the decision. */
  readonly asked: readonly AskedToConfirm[];
  /** The presenting address was looked at, which one person may do a few times a day. */
  readonly presentingAddress: boolean;
  /**
   * Near a limit: what `countedLastDay` was, which must still be so when this is recorded, whichever process recorded
   * others of this person meanwhile; else it is `BEATEN`. `null`: no limit is near.
   */
  readonly inTurn: number | null;
  readonly counts: {
    readonly notifying: boolean;
    readonly listed: boolean;
    readonly notConfirmed: boolean;
    readonly withoutRelationship: boolean;
    readonly overridden: boolean;
    readonly conflicted: boolean;
  };
}

/** Records that a stored answer was asked for again. */
export interface RepeatRecorder {
  recordRepeat(decisionId: DecisionId, given: boolean): Promise<void>;
}

/** Keyed digests under a key that is not in the database; 32 bytes each. */
export interface SubjectDigests {
  digest(purpose: DigestPurpose, text: string): Uint8Array;
}

/** Equal texts of different purposes have nothing in common. */
export type DigestPurpose =
  'NUMBER' | 'NAME' | 'REQUEST' | 'TO_CONFIRM' | 'TYPED_NUMBER' | 'TYPED_NAME' | 'TYPED_BIRTH_DATE' | 'TYPED_SUBJECT';

export const PUSHED_BACK = ['TOO_MANY', 'HUB_FULL', 'WAITED_TOO_LONG', 'NOT_ANSWERED'] as const;
/**
 * `TOO_MANY`: more requests of this person under way than one person needs; `HUB_FULL`: more than the hub takes at once;
 * `WAITED_TOO_LONG`: behind other enquiries of the same person; `NOT_ANSWERED`: a queue was full, or look-up or record
 * failed.
 */
export type PushedBack = (typeof PUSHED_BACK)[number];

/**
 * Records that somebody was pushed back under load: who, when, and in which way. A row a minute for each person is
 * enough, so that a flood of requests makes no flood of rows.
 * Obligations: returns at once and never throws; nothing that is answered waits for it; a row that could not be written
 * is told to the operator.
 */
export interface PushBackRecorder {
  recordPushBack(caller: Caller, how: PushedBack): void;
}

/** The policy in force: what a request must state, and what is decided on the facts. */
export interface Policy {
  /** What a request lacks, by the request alone. */
  missingInputs(request: RequestFacts): readonly { readonly input: string; readonly accepted: readonly string[] }[];
  decide(facts: EnquiryFacts): Decision;
  /** What people are told about a rule. */
  ruleText(rule: string): RuleText;
}

/** Everything that making an enquiry needs. */
export interface EnquiryPorts {
  readonly index: EnquiryLookUp;
  readonly policy: Policy;
  readonly recorder: DecisionRecorder & RepeatRecorder;
  readonly digests: SubjectDigests;
  readonly desks: DutyDesks;
  readonly workingTime: WorkingTime;
  /** The day in England by the clock of this machine: to refuse days that cannot be, before any look-up. */
  readonly today: () => CalendarDate;
  /** In production NHS numbers beginning 9 are refused: they are for tests. */
  readonly testNumbers: 'ACCEPTED' | 'REFUSED';
  /** Canonical JSON, RFC 8785. */
  readonly canonical: (value: unknown) => string;
  /** Base64 SHA-256 of a text's UTF-8 bytes. */
  readonly digest: (text: string) => string;
}
