import { searchKeys, type SearchKey } from '../matching/search-keys.js';
import type { ChildId, OrganisationId } from '../shared/ids.js';
import type { Instant } from '../shared/instant.js';
import { readRow } from './read-row.js';
import { statedIdentity } from './recognise-newcomers.js';
import { canonicalRow, statementRecord, type StatementRecord, type StatementTable } from './statement-record.js';

/** A batch as received, and when. */
export interface ReceivedBatch {
  readonly id: string;
  readonly sourceId: OrganisationId;
  readonly receivedAt: Instant;
  /** The lines as received, good and bad. */
  readonly lines: readonly string[];
}

/** A statement that a row of a batch makes; which child it is about, only the index knows. */
export interface RebuiltStatement {
  readonly record: StatementRecord;
  /** The source's own number of the child. */
  readonly child: string;
  /** Keys under which the child is found by it; only an identity has any. */
  readonly keys: readonly SearchKey[];
}

/** What a statement of a batch is found by: its table, the source's own name for it, and the digest of its row. */
export function statementKey(table: StatementTable, sourceKey: string, rowDigest: string): string {
  return JSON.stringify([table, sourceKey, rowDigest]);
}

const NOT_IN_THE_ROW = '' as ChildId;

/**
 * Every statement that the rows of a batch can have put into the index, made by the functions by which the feed makes
 * them. Lines that are no rows make none, nor do rows that take a statement out. `child_id` is left empty.
 * @param sha256 of the UTF-8 bytes of a text, in hexadecimal
 */
export function rebuildStatements(
  batch: ReceivedBatch,
  sha256: (text: string) => string,
): ReadonlyMap<string, RebuiltStatement> {
  const rebuilt = new Map<string, RebuiltStatement>();
  for (const line of batch.lines) {
    const read = readRow(line);
    if (!read.ok || read.value.removed) continue;
    const row = read.value;
    const rowDigest = sha256(canonicalRow(row));
    const { id: batchId, sourceId, receivedAt } = batch;
    const record = statementRecord(row, { childId: NOT_IN_THE_ROW, sourceId, batchId, receivedAt, rowDigest });
    const keys = row.kind === 'IDENTITY' ? searchKeys(statedIdentity(row, sourceId)) : [];
    rebuilt.set(statementKey(record.table, row.id, rowDigest), { record, child: row.child, keys });
  }
  return rebuilt;
}
