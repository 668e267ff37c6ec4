import { createHash } from 'node:crypto';
import { tampered, type Tampered } from '../../../disclosure-log/verify/log-finding.js';
import { rebuildStatements, statementKey, type RebuiltStatement } from '../../../feed/rebuild-statements.js';
import { BATCHES, EVENTS_WITHOUT_BATCH, linesOf, type BatchRow } from './kept-batches.js';
import { differingColumn } from './same-statement.js';
import { pagesOf, type Snapshot } from './snapshot.js';
import { itemsByBatch, type IndexItem } from './statement-cursors.js';

const BATCHES_AT_ONCE = 20;

/** Keys under which a child is found that no statement makes. */
const KEYS_OF_NOTHING = `
SELECT k.source_id AS source, k.source_key AS key FROM hub.child_key k WHERE NOT EXISTS (
  SELECT FROM hub.identity_statement s
  WHERE s.source_id = k.source_id AND s.source_key = k.source_key AND s.child_id = k.child_id) LIMIT 1`;

export interface IndexAudit {
  readonly fault: Tampered | null;
  readonly batches: number;
  /** Statements of the index that a row of their batch makes. */
  readonly items: number;
}

/**
 * Holds every batch of the feeds to its event, and every item of the child index to the batch that it names: a row that
 * was received has to make this statement, by the functions by which the feed makes it. A fault names table and key,
 * never the child.
 */
export async function auditIndex(snapshot: Snapshot): Promise<IndexAudit> {
  const index = itemsByBatch(snapshot);
  let [batches, items] = [0, 0];
  for await (const page of pagesOf<BatchRow>(snapshot, 'audited_batches', BATCHES, BATCHES_AT_ONCE)) {
    for (const batch of page) {
      const lines = linesOf(batch);
      if (typeof lines === 'string') return { fault: tampered(`feed_batch ${batch.id}`, lines), batches, items };
      const orphan = await index.before(batch.id);
      if (orphan !== null) return { fault: tampered(placeOf(orphan), NO_BATCH), batches, items };
      const rebuilt = rebuildStatements({ ...batch, lines }, sha256);
      for await (const item of index.of(batch.id)) {
        const what = itemFault(item, batch, rebuilt);
        if (what !== null) return { fault: tampered(placeOf(item), what), batches, items };
        items += 1;
      }
      batches += 1;
    }
  }
  const orphan = await index.before(null);
  if (orphan !== null) return { fault: tampered(placeOf(orphan), NO_BATCH), batches, items };
  return { fault: await leftOver(snapshot), batches, items };
}

const NO_BATCH = 'it names a batch that is not there';

function itemFault(
  item: IndexItem,
  { sourceId }: BatchRow,
  rebuilt: ReadonlyMap<string, RebuiltStatement>,
): string | null {
  const { table, source, key, values, called, keys } = item;
  if (source !== sourceId) return 'it names a batch of another source';
  const digest = String(values['row_digest']).slice(2);
  const statement = rebuilt.get(statementKey(table, key, digest));
  if (statement === undefined) return 'no row of its batch makes it';
  const column = differingColumn(statement.record, values);
  if (column !== null) return `its column \`${column}\` is not what the row of its batch says`;
  if (!called.includes(statement.child)) return 'it is about another child than the row of its batch';
  const expected = new Set(statement.keys.map(({ kind, key: text, former }) => `${kind} ${text} ${former}`));
  if (expected.size !== keys.length || keys.some((one) => !expected.has(one))) {
    return 'the child is found under other keys than those that it makes';
  }
  return null;
}

async function leftOver(snapshot: Snapshot): Promise<Tampered | null> {
  const { rows: events } = await snapshot.query<{ id: string }>(EVENTS_WITHOUT_BATCH);
  if (events[0] !== undefined) return tampered(`log_event ${events[0].id}`, 'the batch that it tells of is gone');
  const { rows: keys } = await snapshot.query<{ source: string; key: string }>(KEYS_OF_NOTHING);
  if (keys[0] === undefined) return null;
  return tampered(`child_key ${keys[0].source} ${JSON.stringify(keys[0].key)}`, 'no statement makes this key');
}

/** Table, source and the source's own name of the statement. */
function placeOf({ table, source, key }: IndexItem): string {
  return `${table} ${source} ${JSON.stringify(key)}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
