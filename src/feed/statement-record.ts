import type { ChildId, OrganisationId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import type { FeedRow, FeedRowKind } from './feed-row.js';
import { statedColumns, type ColumnValues } from './stated-columns.js';

/** Table of the index in which each kind of row stands. */
export const TABLE_OF_KIND = {
  IDENTITY: 'identity_statement',
  RESIDENCE: 'residence',
  RELATED_PERSON: 'related_person',
  INVOLVEMENT: 'involvement',
  CASE: 'social_care_case',
  PLAN: 'plan',
  CONSENT: 'consent',
  SHIELD: 'shield',
  COMMON_ASSESSMENT: 'common_assessment',
  POLICE_POINTER: 'police_pointer',
  DETRIMENT: 'detriment_judgement',
  CHANGE_OF_IDENTITY: 'change_of_identity',
} as const satisfies Record<FeedRowKind, string>;
export type StatementTable = (typeof TABLE_OF_KIND)[FeedRowKind];

const PROVENANCE = ['source_id', 'source_key', 'as_of', 'received_at', 'batch_id', 'statement', 'hand', 'row_digest'];

/** Columns of each table of statements in the order of the table, for an upsert and for COPY. */
export const STATEMENT_COLUMNS: Readonly<Record<StatementTable, readonly string[]>> = {
  identity_statement: columns(
    'given_name family_name former_family_names birth_date expected_date sex nhs_number nhs_number_state mother deceased_on',
  ),
  residence: columns('line1 town postcode address_key dwelling since until'),
  related_person: columns(
    'given_name family_name birth_date relation parental_responsibility lives_with_child suspected_of_harm must_not_find person_key',
  ),
  involvement: columns('service practitioner_name contact since until sensitive recorded_ground'),
  social_care_case: columns(
    'state child_in_need opened closed lead_social_worker_name lead_social_worker_team lead_social_worker_phone lead_social_worker_post',
  ),
  plan: columns('kind categories started ended end_reason'),
  consent: columns('giver scope service purpose state effective_from effective_until competence evidence'),
  shield: columns('since until hides_name'),
  common_assessment: columns('holder_name contact since until'),
  police_pointer: columns('since until'),
  detriment_judgement: columns('covers reason review_on existence_too since until'),
  change_of_identity: columns('since'),
};

/** Who states it and when; the part of a record that is not in the row. */
export interface Provenance {
  readonly childId: ChildId;
  readonly sourceId: OrganisationId;
  readonly batchId: string;
  readonly receivedAt: Instant;
  /** SHA-256 of the row's canonical text, in hexadecimal. */
  readonly rowDigest: string;
}

/** One row of a table of statements: column names to values. `row_digest` is `\x` and hexadecimal. */
export interface StatementRecord {
  readonly table: StatementTable;
  readonly values: ColumnValues;
}

/** The record under which a row of a feed stands in the index. Pure: the feed and a bulk loader write the same. */
export function statementRecord(row: FeedRow, provenance: Provenance): StatementRecord {
  return {
    table: TABLE_OF_KIND[row.kind],
    values: {
      child_id: provenance.childId,
      ...statedColumns(row, provenance.sourceId),
      source_id: provenance.sourceId,
      source_key: row.id,
      as_of: row.asOf,
      received_at: provenance.receivedAt,
      batch_id: provenance.batchId,
      statement: row.statement,
      hand: row.hand,
      row_digest: `\\x${provenance.rowDigest}`,
    },
  };
}

/** The text of a row that its digest is taken of: members in the order of the schema, defaults filled in. */
export function canonicalRow(row: FeedRow): string {
  return JSON.stringify(row);
}

function columns(own: string): readonly string[] {
  return ['child_id', ...own.split(' '), ...PROVENANCE];
}
