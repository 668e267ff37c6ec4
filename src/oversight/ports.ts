import type { PolicyRule } from '../decision-policy/rulebook/rulebook.js';
import type { Enquirer } from '../directory/enquirer.js';
import type { LogReceipt } from '../disclosure-log/log-receipt.js';
import type { Caller } from '../enquiry/caller.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { DecisionId, OrganisationId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { DecisionFilter, DecisionKind, DecisionPage, NamedPerson } from './decision-view.js';
import type { LogStanding, LogState } from './log-state.js';

/** The directory's entry of a caller who does not enquire, at one instant of the database. */
export interface ReaderLookUp {
  reader(caller: Caller): Promise<{
    readonly instant: Instant;
    readonly today: CalendarDate;
    readonly enquirer: Enquirer | null;
  }>;
}

/** Whose decisions may be read: those of one organisation, or of all. */
export type Scope = { readonly organisation: OrganisationId } | 'ALL_ORGANISATIONS';

/**
 * Reads recorded decisions.
 * Obligations: never returns a decision that the reader made or is named in, or one about a child with whom the reader
 * has a conflict of interest; all are left out without a trace, in lists, by id and as earlier asks alike. With the last
 * goes every reading that showed one of them; which readings a reading showed is told to nobody.
 */
export interface DecisionReader {
  /** `null` when `after` is nothing that an earlier page can have named. */
  page(
    reader: Enquirer,
    scope: Scope,
    filter: DecisionFilter,
    first: number,
    after: string | null,
  ): Promise<DecisionPage | null>;
  /** One of the scope, or one under an override which the scope's information governance is told to review (5.23). */
  one(reader: Enquirer, scope: Scope, id: DecisionId): Promise<RecordedDecision | null>;
  /** The caller's own enquiry, for its explanation; `null` for any other id. */
  own(caller: Caller, id: DecisionId): Promise<OwnEnquiry | null>;
  /**
   * A decision of the scope whose record an erasure destroyed. With the record went what would tell whether the reader is
   * too near, and also all that the reader could learn but that there was a decision.
   */
  erased(reader: Enquirer, scope: Scope, id: DecisionId): Promise<OwnEnquiry | null>;
}

/** An enquiry as the enquirer's own explanation needs it. */
export interface OwnEnquiry extends Pick<RecordedDecision, 'id' | 'decidedAt' | 'policyVersion'> {
  /** `null` once they are gone. */
  readonly recorded: Pick<RecordedDecision, 'facts' | 'decision'> | null;
  /** Day of the erasure that destroyed them; `null` while they are there, and when no erasure says where they went. */
  readonly erasedOn: CalendarDate | null;
}

/** Reads what of the disclosure log is published. */
export interface LogStateReader {
  /** With the newest `first` heads. */
  state(first: number): Promise<LogState>;
}

/** A decision as it lies in the tables: canonical JSON as text. */
export interface RecordedDecision {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly decidedAt: string;
  readonly organisation: string;
  readonly practitioner: string;
  readonly group: string;
  readonly purpose: string;
  readonly setting: string;
  readonly concern: string;
  readonly outcome: string;
  readonly logStanding: LogStanding;
  readonly policyVersion: string;
  readonly leafHash: string;
  readonly request: string;
  readonly facts: string;
  readonly decision: string;
  readonly answer: string;
  readonly context: string;
  /** Of another organisation than the reader's, whose override it is told to review: nothing of the child is shown. */
  readonly ofAnother: boolean;
  readonly named: readonly NamedPerson[];
  /** Enquiries of the seven days before, by the same person about the same typed subject; newest first. */
  readonly earlierAsks: readonly RecordedAsk[];
}

/** An enquiry, as far as it is compared with a later one. */
export type RecordedAsk = Pick<RecordedDecision, 'id' | 'decidedAt' | 'purpose' | 'concern' | 'request'>;

/** Every policy that ever decided, whole, as its version is the hash of it; `null` for a version that none has. */
export type PolicyOf = (version: string) => Promise<readonly PolicyRule[] | null>;

/** Records that decisions were read, as a decision of its own in the log, before anything is shown. */
export interface ReadingRecorder {
  recordReading(reading: Reading): Promise<LogReceipt>;
}

export interface Reading {
  readonly caller: Caller;
  /** `null` for an enquirer whom the directory does not know. */
  readonly reader: Enquirer | null;
  readonly at: Instant;
  /** What was read: a page under a filter, one decision, sealed or opened, or its explanation. */
  readonly what: unknown;
  /** References of the decisions shown. */
  readonly shown: readonly string[];
  /** The case in which a sealed part was opened; `null` for an ordinary reading. */
  readonly caseId: string | null;
}

/** What is decided once more: enquiries, and what holders decided themselves. */
export type ReplayedKind = Extract<DecisionKind, 'ENQUIRY' | 'SHARING_DECISION'>;

/** A recorded decision as it is decided once more: facts and decision are canonical JSON as text. */
export interface RecordedFacts {
  readonly id: string;
  readonly kind: ReplayedKind;
  readonly decidedAt: Instant;
  /** Empty when no post was chosen. */
  readonly organisationId: string;
  /** Empty when the directory does not know the organisation. */
  readonly organisationName: string;
  readonly outcome: string;
  /** SHA-256 of the ruleset that decided. */
  readonly policyVersion: string;
  readonly facts: string;
  readonly decision: string;
}

/**
 * Reads the facts of recorded enquiries, and of nothing else that is recorded.
 * Obligations: oldest first, each exactly once, never more than `batch` at a time, whatever is recorded meanwhile.
 */
export interface RecordedFactsReader {
  /** Enquiries decided at the instant or later. */
  since(instant: Instant, batch: number): AsyncIterable<readonly RecordedFacts[]>;
}
