import type { Enquirer } from '../directory/enquirer.js';
import type { LogReceipt } from '../disclosure-log/log-receipt.js';
import type { Caller } from '../enquiry/caller.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { DecisionId, OrganisationId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { DecisionFilter, DecisionPage } from './decision-view.js';

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
 * Obligations: never returns a decision that the reader made, or one about a child with whom the reader has a
 * conflict of interest; both are left out without a trace, in lists and by id alike.
 */
export interface DecisionReader {
  page(
    reader: Enquirer,
    scope: Scope,
    filter: DecisionFilter,
    first: number,
    after: string | null,
  ): Promise<DecisionPage>;
  one(reader: Enquirer, scope: Scope, id: DecisionId): Promise<RecordedDecision | null>;
}

/** A decision as it lies in the tables: canonical JSON as text. */
export interface RecordedDecision {
  readonly id: string;
  readonly decidedAt: string;
  readonly organisation: string;
  readonly practitioner: string;
  readonly group: string;
  readonly purpose: string;
  readonly setting: string;
  readonly concern: string;
  readonly outcome: string;
  readonly policyVersion: string;
  readonly leafHash: string;
  readonly request: string;
  readonly facts: string;
  readonly decision: string;
  readonly answer: string;
  readonly context: string;
}

/** Records that decisions were read, as a decision of its own in the log, before anything is shown. */
export interface ReadingRecorder {
  recordReading(reading: Reading): Promise<LogReceipt>;
}

export interface Reading {
  readonly caller: Caller;
  readonly reader: Enquirer;
  readonly at: Instant;
  /** What was read: a page under a filter, or one decision, sealed or opened. */
  readonly what: unknown;
  /** References of the decisions shown. */
  readonly shown: readonly string[];
  /** The case in which a sealed part was opened; `null` for an ordinary reading. */
  readonly caseId: string | null;
}
