import type { JudgeSharing } from '../decision-policy/sharing/judge-sharing.js';
import type { ConcernLevel, OrganisationKind, PractitionerGroup } from '../decision-policy/facts/vocabulary.js';
import type { AskedToConfirm, ConfirmationRole } from '../directory/asked-to-confirm.js';
import type { Enquirer } from '../directory/enquirer.js';
import type { DutyDesks, WorkingTime } from '../directory/ports.js';
import type { Caller } from '../enquiry/caller.js';
import type { EnquiryLookUp, Recorded, RepeatRecorder, SubjectDigests } from '../enquiry/ports.js';
import type { AskedContact } from '../notification/broker-notices.js';
import type { NoticeIntent } from '../notification/notice-intent.js';
import type { ChildId, DecisionId, OrganisationId, PostId, PractitionerId, RequestId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';

/** How a decision stands to an earlier one, which stays as it was. */
export interface DecisionLink {
  readonly kind: 'SUPERSEDES' | 'REPLIES_TO' | 'ASKS_ABOUT' | 'ANSWERED_UNDER';
  readonly earlier: DecisionId;
}

/**
 * Resolves what a decision of a holder refers to: people and organisations of the directory, and earlier decisions.
 * Obligations: one statement, the same whatever is asked for and whatever is found; what is not found, or not for this
 * caller, is `null` alike.
 */
export interface SharingReferences {
  resolve(question: ReferenceQuestion): Promise<References>;
}

export interface ReferenceQuestion {
  readonly caller: Caller;
  /** Organisation of the caller's post, as the directory confirmed it. */
  readonly organisation: OrganisationId;
  readonly holder: { readonly practitioner: PractitionerId; readonly post: PostId; readonly group: PractitionerGroup };
  readonly recipient: OrganisationId | null;
  /** Codes of posts or ids of practitioners. */
  readonly adviser: string | null;
  readonly approver: string | null;
  /** Organisation to which a referral was made. */
  readonly referredTo: OrganisationId | null;
  readonly supersedes: DecisionId | null;
  readonly inReplyTo: DecisionId | null;
  readonly asksAbout: DecisionId | null;
}

export interface References {
  readonly recipientKind: OrganisationKind | 'UNKNOWN' | null;
  readonly adviser: NamedPractitioner | null;
  /** As named; who of them may approve is for `approverFor`. */
  readonly approver: NamedPractitioner | null;
  /** The same organisation, when it is a local authority. */
  readonly referredTo: OrganisationId | null;
  /** Decisions and requests for contact that the caller recorded in the hour before. */
  readonly recordedThisHour: number;
  /**
   * The newest sharing decision of a chain of the caller's organisation: of the own person or post, or any for its
   * information governance.
   */
  readonly supersedes: { readonly id: DecisionId; readonly leafHash: string } | null;
  /**
   * A request of somebody else for contact. Who may answer depends on the caller's organisation alone, a confidential
   * service or the hub itself: never on what is held of the child.
   */
  readonly inReplyTo:
    | (AskedContact & {
        /** Whose reply stands that the caller's decision does not supersede; another organisation's before the own. */
        readonly answeredBy: OrganisationId | null;
      })
    | null;
  /** An enquiry of this very caller, with the child it was about. */
  readonly asksAbout: {
    readonly id: DecisionId;
    readonly childId: ChildId | null;
    /** Hexadecimal. */
    readonly subjectByNumber: string | null;
    readonly subjectByName: string | null;
  } | null;
}

/** Somebody of the directory with at least one active post. */
export interface NamedPractitioner {
  readonly practitioner: PractitionerId;
  /** Where the person is told; the named post alone, when it was a post that was named. */
  readonly posts: readonly {
    readonly organisation: OrganisationId;
    readonly post: PostId;
    readonly group: PractitionerGroup;
  }[];
}

/**
 * Records decisions of holders and requests for contact.
 * Obligations: as those of `DecisionRecorder`; links, and who is asked to confirm, are in the same statement.
 */
export interface SharingRecorder {
  record(entry: SharingEntry): Promise<Recorded>;
}

export interface SharingEntry {
  readonly kind: 'SHARING_DECISION' | 'BROKER_REQUEST';
  readonly caller: Caller;
  readonly holder: Enquirer;
  readonly requestId: RequestId;
  readonly requestDigest: Uint8Array;
  readonly decidedAt: Instant;
  readonly childId: ChildId | null;
  /** Keyed digests of what was typed about a child who is not known. */
  readonly subjectByNumber: Uint8Array | null;
  readonly subjectByName: Uint8Array | null;
  readonly conflicted: boolean;
  readonly concern: ConcernLevel;
  readonly outcome: string;
  readonly policyVersion: string;
  readonly request: unknown;
  readonly facts: unknown;
  readonly decision: unknown;
  /** What the caller is told, without the receipt. */
  readonly answer: unknown;
  readonly context: unknown;
  readonly notices: readonly NoticeIntent[];
  readonly links: readonly DecisionLink[];
  readonly asked: readonly AskedToConfirm[];
  /** Leaf hash, base64, of the decision that this one takes the place of. */
  readonly previous: string | null;
}

/** The rules about holders' decisions in force. */
export interface SharingPolicy {
  /** SHA-256 of the whole ruleset. */
  readonly version: string;
  readonly judge: JudgeSharing;
  /** What people are told about a rule. */
  ruleText(rule: string): { readonly text: string; readonly citation: string };
}

/** Everything that recording a holder's decision, or a request for contact, needs. */
export interface SharingPorts {
  readonly index: EnquiryLookUp;
  readonly references: SharingReferences;
  readonly policy: SharingPolicy;
  readonly recorder: SharingRecorder & RepeatRecorder;
  readonly digests: SubjectDigests;
  readonly desks: DutyDesks;
  readonly workingTime: WorkingTime;
  /** In production NHS numbers beginning 9 are refused: they are for tests. */
  readonly testNumbers: 'ACCEPTED' | 'REFUSED';
  /** Canonical JSON, RFC 8785. */
  readonly canonical: (value: unknown) => string;
}

/**
 * Keeps who confirmed what.
 * Obligations: writes only for the practitioner whose sign-in the caller is and who was asked in this role; a colleague
 * within 24 hours of being asked, an approver whose chosen post is on that day a senior one (`APPROVING_GROUPS`) of the
 * organisation that decided; `null` for everything else, known or not; a second confirmation gives the first's time.
 */
export interface ConfirmationStore {
  confirm(caller: Caller, decision: DecisionId, role: ConfirmationRole): Promise<Instant | null>;
}
