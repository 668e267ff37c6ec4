import { auditIndex, type IndexAudit } from '../../src/persistence/log/audit/audit-index.js';
import { inSnapshot } from '../../src/persistence/log/audit/snapshot.js';
import type { TestDatabase } from './database.js';

/** What a check of the index against its batches finds, as the login of the auditor. */
export function auditedIndex(database: TestDatabase): Promise<IndexAudit> {
  return inSnapshot(database.pool('auditor'), auditIndex);
}

/** What a batch changed: `+` for a row that it wrote, `-` for one that it took out. Of an entry nothing else can be told. */
export async function changesOfBatch(database: TestDatabase, id: string | null): Promise<string | undefined> {
  const { rows } = await database
    .superuser()
    .query<{ entries: string }>(
      `SELECT encode(entries, 'hex') AS entries FROM hub.feed_batch_manifest WHERE batch_id = $1`,
      [id],
    );
  return rows[0] === undefined ? undefined : signs(rows[0].entries);
}

/** The same of each batch, by source in the order of the batches. */
export async function changesOfBatches(database: TestDatabase): Promise<readonly string[]> {
  const { rows } = await database.superuser().query<{ source: string; entries: string }>(
    `SELECT b.source_id AS source, encode(m.entries, 'hex') AS entries
     FROM hub.feed_batch b JOIN hub.feed_batch_manifest m ON m.batch_id = b.id ORDER BY b.source_id, b.sequence`,
  );
  return rows.map(({ source, entries }) => `${source} ${signs(entries)}`);
}

function signs(entries: string): string {
  const changes = entries.match(/.{128}/g) ?? [];
  return changes.map((entry) => (entry.endsWith('0'.repeat(64)) ? '-' : '+')).join('');
}
