import { TABLE_OF_KIND, type StatementTable } from '../../../feed/statement-record.js';
import { pagesOf, type Snapshot } from './snapshot.js';

const ROWS_AT_ONCE = 500;

/** A row of the index. */
export interface IndexItem {
  readonly table: StatementTable;
  readonly batch: string;
  readonly source: string;
  /** The source's own name for the statement. */
  readonly key: string;
  /** All columns, as JSON. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What the source calls the child that the row is about. */
  readonly called: readonly string[];
  /** `kind key former` of each key of an identity, of this child alone; empty for other tables. */
  readonly keys: readonly string[];
}

/** All rows of all tables of statements, batch after batch. */
export interface ItemsByBatch {
  /** The first row of a batch before this one that was not taken yet; `null` when there is none. */
  before(batch: string | null): Promise<IndexItem | null>;
  /** Takes every row of this batch. */
  of(batch: string): AsyncGenerator<IndexItem>;
}

/** Opens a cursor for each table; each puts its rows in the order of their batches once. */
export function itemsByBatch(snapshot: Snapshot): ItemsByBatch {
  const tables = Object.values(TABLE_OF_KIND).map((table) => oneAtATime(itemsOf(snapshot, table)));
  return {
    async before(batch) {
      for (const items of tables) {
        const item = await items.next();
        if (item !== null && (batch === null || item.batch < batch)) return item;
      }
      return null;
    },
    async *of(batch) {
      for (const items of tables) {
        for (let item = await items.next(); item?.batch === batch; item = await items.next()) {
          items.take();
          yield item;
        }
      }
    },
  };
}

interface OneAtATime {
  /** The next one, which stays the next until it is taken. */
  next(): Promise<IndexItem | null>;
  take(): void;
}

function oneAtATime(items: AsyncGenerator<IndexItem>): OneAtATime {
  let next: Promise<IndexItem | null> | null = null;
  return {
    next: () => (next ??= items.next().then(({ done, value }) => (done === true ? null : value))),
    take: () => {
      next = null;
    },
  };
}

async function* itemsOf(snapshot: Snapshot, table: StatementTable): AsyncGenerator<IndexItem> {
  for await (const page of pagesOf<IndexItem>(snapshot, `audited_${table}`, queryOf(table), ROWS_AT_ONCE)) yield* page;
}

function queryOf(table: StatementTable): string {
  const keys =
    table === 'identity_statement'
      ? `ARRAY(SELECT k.kind || ' ' || k.key || ' ' || k.former FROM hub.child_key k
          WHERE k.source_id = t.source_id AND k.source_key = t.source_key AND k.child_id = t.child_id)`
      : `'{}'::text[]`;
  return `
    SELECT '${table}' AS table, t.batch_id::text AS batch, t.source_id AS source, t.source_key AS key,
      to_jsonb(t) AS values, ${keys} AS keys,
      ARRAY(SELECT c.local_id FROM hub.source_child c WHERE c.child_id = t.child_id AND c.source_id = t.source_id) AS called
    FROM hub.${table} t ORDER BY t.batch_id`;
}
