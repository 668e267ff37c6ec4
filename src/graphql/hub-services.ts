import type { PolicyRule } from '../decision-policy/rulebook/rulebook.js';
import type { DutyDesks } from '../directory/ports.js';
import type { Caller } from '../enquiry/caller.js';
import type { EnquiryFailure } from '../enquiry/enquiry-failure.js';
import type { EnquiryRequest } from '../enquiry/enquiry-request.js';
import type { PushedBack } from '../enquiry/ports.js';
import type { FeedBatch } from '../feed/feed-batch.js';
import type { FeedReport } from '../feed/feed-report.js';
import type { DecisionFilter, DecisionPage, DecisionView } from '../oversight/decision-view.js';
import type { ExplanationView } from '../oversight/explanation-view.js';
import type { LogState } from '../oversight/log-state.js';
import type { ReaderLookUp } from '../oversight/ports.js';
import type { Opening } from '../oversight/read-decisions.js';
import type { ReadingFailure } from '../oversight/who-reads.js';
import type { EnquiryAnswer, Receipt } from '../release/enquiry-answer.js';
import type { ReceiptInLog } from '../release/receipt-in-log.js';
import type { DecisionId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { SharingServices } from '../sharing/sharing-services.js';
import type { Result } from '../shared/result.js';
import type { NoticePage, NoticeState } from '../notification/notice-view.js';
import type { GovernanceFailure } from '../policy-governance/governor.js';
import type { PolicyProposal } from '../policy-governance/policy-proposal.js';
import type { Approved } from '../policy-governance/ports.js';
import type { Rehearsal } from '../policy-governance/rehearsal.js';
import type { RehearsalAsked } from '../policy-governance/rehearse-draft.js';

/** What the edge needs of the hub. `compose.ts` gives it; tests give parts of it. */
export interface HubServices {
  readonly makeEnquiry: (caller: Caller, request: EnquiryRequest) => Promise<Result<EnquiryAnswer, EnquiryFailure>>;
  /** Finds the organisation of the source and takes the batch in its name; throws `FeedRefused`. */
  readonly submitFeed: (source: FeedSource, batch: FeedBatch) => Promise<FeedReport>;
  /** The directory's entry of the caller, for `me`. */
  readonly directory: ReaderLookUp;
  readonly decisions: {
    page(
      caller: Caller,
      filter: DecisionFilter,
      first: number,
      after: string | null,
    ): Promise<Result<DecisionPage, ReadingFailure>>;
    one(caller: Caller, id: DecisionId, opening: Opening | null): Promise<Result<DecisionView | null, ReadingFailure>>;
  };
  /** Why a decision came out so: the caller's own, or one that the caller may read; `null` for any other. */
  readonly explain: (caller: Caller, id: DecisionId) => Promise<Result<ExplanationView | null, ReadingFailure>>;
  /** The receipt of the caller's own decision; `null` for any other, known or not. */
  readonly receipt: (caller: Caller, id: DecisionId) => Promise<ReceiptInLog | null>;
  /** The log that decisions go into: the name under which a receipt was signed, and its state for information governance. */
  readonly disclosureLog: {
    originOf(receipt: Receipt): string;
    state(caller: Caller, first: number): Promise<Result<LogState, ReadingFailure>>;
  };
  /** What the caller's post, and the groups it holds, are told; newest first. */
  readonly notices: (
    caller: Caller,
    state: NoticeState | null,
    first: number,
    after: string | null,
  ) => Promise<Result<NoticePage, ReadingFailure>>;
  /** The ruleset in force, or of a version that ever decided; `null` when there is none of that version. */
  readonly policy: (version: string | null) => Promise<PolicyInForce | null>;
  /** Names of the golden cases of a rule; none for one that is not, byte for byte, of this build. */
  readonly goldenCases: (rule: PolicyRule) => GoldenCases;
  /** How a policy is changed: rehearsed, proposed, approved. */
  readonly policyGovernance: {
    /** Version of the policy that this hub was built with: by no other does it decide. */
    readonly builtWith: string;
    rehearse(caller: Caller, asked: RehearsalAsked): Promise<Result<Rehearsal, GovernanceFailure>>;
    propose(caller: Caller, draft: string, note: string): Promise<Result<PolicyProposal, GovernanceFailure>>;
    approve(caller: Caller, version: string): Promise<Result<Approved, GovernanceFailure>>;
    waiting(caller: Caller): Promise<Result<readonly PolicyProposal[], GovernanceFailure>>;
  };
  /** Decisions that holders made themselves, contact through the hub team, and confirmations. */
  readonly sharing: SharingServices;
  readonly dutyDesks: DutyDesks;
  /** Records that somebody was pushed back and answered nothing; at once, and whether or not it can be written. */
  readonly pushedBack: (caller: Caller, how: PushedBack) => void;
  /** The hub's own clock: for telephone numbers and time limits only, never for what is recorded. */
  readonly now: () => Instant;
}

/** A case system, as its token names it; its organisation is the directory's to say. */
export interface FeedSource {
  readonly issuer: string;
  readonly subject: string;
}

/** Whom a token speaks for; one token is for one of them. */
export type TokenHolder =
  { readonly kind: 'PRACTITIONER'; readonly caller: Caller } | ({ readonly kind: 'FEED' } & FeedSource);

export interface PolicyInForce {
  /** SHA-256 of all rules as canonical JSON. */
  readonly version: string;
  /** When it came into force; `null` when it never was or no longer is. */
  readonly activatedAt: string | null;
  /** Every rule: about enquiries, and about holders' own decisions. */
  readonly rules: readonly PolicyRule[];
}

/** Cases in which a rule decides, and in which one changed fact would let it decide. */
export interface GoldenCases {
  readonly decides: readonly string[];
  readonly nearlyDecides: readonly string[];
}
