import { createHmac } from 'node:crypto';
import { canonicalText } from '../../../disclosure-log/format/canonical-bytes.js';
import { STATEMENT_COLUMNS, type StatementTable } from '../../../feed/statement-record.js';
import { microsecondsOf } from './stored-instant.js';

/** Tables of the index whose rows a batch accounts for: statements, and which child a source means by its number. */
export type IndexTable = StatementTable | 'source_child';

/** A row of the index, as a feed writes it or as `to_jsonb` gives it back in UTC. */
export type IndexRow = Readonly<Record<string, unknown>>;

/** Columns that hold an instant, which a source may write in more than one way. */
const INSTANTS: Readonly<Partial<Record<IndexTable, readonly string[]>>> = {
  consent: ['effective_from', 'effective_until'],
  shield: ['since', 'until'],
  detriment_judgement: ['since', 'until'],
};
const INSTANTS_OF_ALL = ['as_of', 'received_at'];

/** Columns of each table, in canonical order, and which are instants. The database fills in none by itself. */
const COLUMNS = new Map(
  Object.entries({ ...STATEMENT_COLUMNS, source_child: ['source_id', 'local_id', 'child_id'] }).map(
    ([table, columns]) => {
      const instants = [...INSTANTS_OF_ALL, ...(INSTANTS[table as IndexTable] ?? [])];
      return [table, columns.toSorted().map((column) => ({ column, isInstant: instants.includes(column) }))];
    },
  ),
);

/** The source's own name of what a row says, unique in the table for this source. */
export function keyOf(table: IndexTable, row: IndexRow): string {
  return row[table === 'source_child' ? 'local_id' : 'source_key'] as string;
}

/**
 * Under what a row is found in the manifests of its source: 32 bytes that are the same in every batch, so that a later
 * one replaces an earlier one, and that tell nothing to whoever does not have the salt.
 * @param sourceSalt 32 random bytes, one for all batches of the source
 */
export function keyTag(sourceSalt: Uint8Array, table: IndexTable, key: string): Buffer {
  return createHmac('sha256', sourceSalt).update(`${table}\n${key}`).digest();
}

/**
 * 32 bytes over everything that a row says, the child included. A row that is to be written and the same row as it is
 * read back have one digest.
 * @param batchSalt 32 random bytes of the batch that writes it
 */
export function valueDigest(batchSalt: Uint8Array, table: IndexTable, row: IndexRow): Buffer {
  const values: Record<string, unknown> = {};
  for (const { column, isInstant } of COLUMNS.get(table) ?? []) {
    const value = row[column] ?? null;
    // what is no instant of a source, such as infinity, stays what it is and fits no digest
    values[column] = isInstant ? (microsecondsOf(value)?.toString() ?? value) : value;
  }
  return createHmac('sha256', batchSalt).update(canonicalText({ table, values })).digest();
}
