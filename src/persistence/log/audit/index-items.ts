import { TABLE_OF_KIND } from '../../../feed/statement-record.js';
import { keyOf, type IndexRow, type IndexTable } from '../events/statement-digest.js';
import { pagesOf, type Snapshot } from './snapshot.js';

const ITEMS_AT_ONCE = 500;

/** Tables for whose rows a batch accounts. */
const INDEX_TABLES: readonly IndexTable[] = ['source_child', ...Object.values(TABLE_OF_KIND)];

/** A row of the index. */
export interface IndexItem {
  readonly table: IndexTable;
  readonly source: string;
  /** The source's own name of it. */
  readonly key: string;
  /** All columns, as `to_jsonb` gives them. */
  readonly row: IndexRow;
  /** `kind key former` of each key of an identity, of this child alone; empty for other tables. */
  readonly keys: readonly string[];
}

/** Everything that a source has in the index, table by table. */
export async function* indexItems(snapshot: Snapshot, source: string): AsyncGenerator<IndexItem> {
  for (const table of INDEX_TABLES) {
    const query = itemsSql(table);
    for await (const page of pagesOf<Pick<IndexItem, 'row' | 'keys'>>(
      snapshot,
      `audited_${table}`,
      query,
      ITEMS_AT_ONCE,
      [source],
    )) {
      for (const { row, keys } of page) yield { table, source, key: keyOf(table, row), row, keys };
    }
  }
}

/** A row of a source that never sent a batch; `null` when there is none. */
export async function itemOfNobody(snapshot: Snapshot): Promise<Omit<IndexItem, 'keys'> | null> {
  for (const table of INDEX_TABLES) {
    const { rows } = await snapshot.query<{ source: string; row: IndexRow }>(
      `SELECT t.source_id AS source, to_jsonb(t) AS row FROM hub.${table} t
       WHERE NOT EXISTS (SELECT FROM hub.feed_batch b WHERE b.source_id = t.source_id) LIMIT 1`,
    );
    if (rows[0] !== undefined) return { table, key: keyOf(table, rows[0].row), ...rows[0] };
  }
  return null;
}

/** $1 source. */
function itemsSql(table: IndexTable): string {
  const keys =
    table === 'identity_statement'
      ? `ARRAY(SELECT k.kind || ' ' || k.key || ' ' || k.former FROM hub.child_key k
          WHERE k.source_id = t.source_id AND k.source_key = t.source_key AND k.child_id = t.child_id)`
      : `'{}'::text[]`;
  return `SELECT to_jsonb(t) AS row, ${keys} AS keys FROM hub.${table} t
    WHERE t.source_id = $1 ORDER BY t.${table === 'source_child' ? 'local_id' : 'source_key'}`;
}
