import type { Consent, Involvement } from '../child-index/child-record.js';
import type { CandidateSource } from '../matching/ports.js';
import type { SearchKey } from '../matching/search-keys.js';
import type { CalendarDate } from '../shared/calendar-date.js';
import type { ChildId, OrganisationId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { FeedRowKind } from './feed-row.js';
import type { StatementRecord, StatementTable } from './statement-record.js';

/**
 * The index as a feed writes it.
 * Obligations: `work` runs in one transaction that commits when it returns and leaves nothing when it throws; batches
 * of one source run one after the other; throws `FeedRefused` when the source is not registered to feed.
 */
export interface FeedStore {
  inTransaction<Outcome>(
    source: OrganisationId,
    work: (transaction: FeedTransaction) => Promise<Outcome>,
  ): Promise<Outcome>;
}

/**
 * One batch under way. `candidatesFor` holds off the recognition of every other batch until this one is committed, so
 * that two sources that introduce one child at the same moment make one child.
 */
export interface FeedTransaction extends CandidateSource {
  readonly source: FeedSource;
  /** What this source itself stated before about these rows and children; nothing of any other source. */
  ownStatements(question: OwnQuestion): Promise<OwnStatements>;
  /** Whether a batch with these bytes was recorded at this place. */
  wasTaken(place: number, bytesDigest: string): Promise<boolean>;
  /** One statement for each table, whatever the number of rows; the batch is a leaf of the log when this commits. */
  apply(changes: FeedChanges): Promise<void>;
}

export interface FeedSource {
  readonly id: OrganisationId;
  readonly sourceClass: string | null;
  /** The directory marks it as a confidential service, whatever its class. */
  readonly confidentialService: boolean;
  /** Highest place that was taken; 0 before the first. */
  readonly lastPlace: number;
  /** Database time of this transaction, and its calendar day in England. */
  readonly now: Instant;
  readonly today: CalendarDate;
}

export interface OwnQuestion {
  readonly statements: readonly { readonly kind: FeedRowKind; readonly id: string }[];
  readonly children: readonly string[];
}

export interface OwnStatements {
  readonly statements: readonly OwnStatement[];
  readonly children: readonly { readonly localId: string; readonly childId: ChildId }[];
  /** Consents to be recorded, for the children of the question. */
  readonly consents: readonly OwnConsent[];
  /** Sensitive involvements of these children. */
  readonly sensitive: readonly OwnInvolvement[];
  /** What else it has to do with these children: services that are not sensitive, cases and plans. */
  readonly open: readonly OwnDealing[];
  /** Common assessments that it holds of these children. */
  readonly assessments: readonly OwnAssessment[];
  /** Its judgements of harm about these children. */
  readonly judgements: readonly OwnJudgement[];
  readonly births: readonly { readonly childId: ChildId; readonly birthDate: CalendarDate }[];
}

export interface OwnStatement {
  readonly kind: FeedRowKind;
  readonly id: string;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
  readonly asOf: string;
}

export interface OwnDealing {
  readonly kind: 'INVOLVEMENT' | 'CASE' | 'PLAN';
  readonly id: string;
  readonly childId: ChildId;
}

export interface OwnConsent extends Pick<
  Consent,
  'giver' | 'service' | 'state' | 'competence' | 'effectiveFrom' | 'effectiveUntil'
> {
  readonly id: string;
  readonly childId: ChildId;
}

export interface OwnInvolvement extends Pick<Involvement, 'service' | 'recordedGround'> {
  readonly id: string;
  readonly childId: ChildId;
}

export interface OwnAssessment {
  readonly id: string;
  readonly childId: ChildId;
}

export interface OwnJudgement {
  readonly id: string;
  readonly childId: ChildId;
  /** The one statement it covers; `null` for all. */
  readonly covers: string | null;
}

/** Everything that one batch changes. */
export interface FeedChanges {
  readonly batch: {
    readonly id: string;
    readonly place: number;
    readonly asOf: string;
    readonly rowCount: number;
    /** SHA-256 of the rows as received, joined by line feeds, in hexadecimal. */
    readonly bytesDigest: string;
  };
  readonly children: readonly ChildId[];
  readonly sourceChildren: readonly { readonly localId: string; readonly childId: ChildId }[];
  readonly reviews: readonly MatchReview[];
  readonly statements: readonly StatementRecord[];
  readonly removals: readonly { readonly table: StatementTable; readonly id: string }[];
  /** Keys of every identity statement that is written. */
  readonly keys: readonly (SearchKey & { readonly childId: ChildId; readonly statementId: string })[];
  /** Children of whom this source may state nothing any longer: its identity, residence, people and judgements go. */
  readonly forgotten: readonly ChildId[];
}

export interface MatchReview {
  readonly localId: string;
  readonly childId: ChildId;
  readonly candidateId: ChildId;
  readonly reason: string;
}

/** What a feed needs beside the index. */
export interface FeedPorts {
  readonly store: FeedStore;
  /** A random UUID. */
  readonly newId: () => string;
  /** SHA-256 of the UTF-8 bytes of a text, in hexadecimal. */
  readonly sha256: (text: string) => string;
  /** In production NHS numbers beginning 9 are refused: they are for tests. */
  readonly testNumbers: 'ACCEPTED' | 'REFUSED';
}
