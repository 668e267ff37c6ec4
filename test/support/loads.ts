import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { partsOfFile } from '../../src/feed/feed-file.js';
import { addCounts } from '../../src/feed/add-counts.js';
import type { RowCounts } from '../../src/feed/feed-report.js';
import type { FeedStore } from '../../src/feed/ports.js';
import { TABLE_OF_KIND } from '../../src/feed/statement-record.js';
import { createSubmitFeed, type SubmitFeed } from '../../src/feed/submit-feed.js';
import { sha256OfText } from './sha256.js';

/** The feed's use case over a store, as a hub for demonstrations has it. */
export const submitTo = (store: FeedStore): SubmitFeed =>
  createSubmitFeed({ store, newId: randomUUID, sha256: sha256OfText, testNumbers: 'ACCEPTED' });

/** Feeds a file part after part. */
export async function feedFile(submit: SubmitFeed, path: string): Promise<RowCounts> {
  let total: RowCounts = { accepted: 0, unchanged: 0, malformed: 0, notYours: 0, stale: 0 };
  for await (const { source, batch } of partsOfFile((await readFile(path, 'utf8')).split('\n'))) {
    total = addCounts(total, (await submit(source, batch)).counts);
  }
  return total;
}

/** Ids and times are drawn anew by each load; a child is known here by what its sources call it. */
const DRAWN = new Set(['child_id', 'received_at', 'batch_id']);
const NAMED = `SELECT child_id, string_agg(source_id || '/' || local_id, ' ' ORDER BY source_id, local_id) AS name
  FROM source_child GROUP BY child_id`;

/** Everything that a feed writes, but for what is drawn anew by each load: by table, in a fixed order. */
export async function indexContents(pool: Pool): Promise<Record<string, readonly Record<string, unknown>[]>> {
  const found: Record<string, readonly Record<string, unknown>[]> = {};
  const read = async (name: string, text: string): Promise<void> => {
    const { rows } = await pool.query<Record<string, unknown>>(text);
    found[name] = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !DRAWN.has(column))));
  };
  for (const table of Object.values(TABLE_OF_KIND)) {
    await read(
      table,
      `SELECT s.*, n.name AS child FROM ${table} s LEFT JOIN (${NAMED}) n USING (child_id) ORDER BY source_id, source_key`,
    );
  }
  await read(
    'child',
    `SELECT coalesce(n.name, '') AS child FROM child c LEFT JOIN (${NAMED}) n ON n.child_id = c.id ORDER BY 1`,
  );
  await read(
    'child_key',
    `SELECT k.*, n.name AS child FROM child_key k LEFT JOIN (${NAMED}) n USING (child_id)
     ORDER BY kind, key, source_id, source_key`,
  );
  await read(
    'match_review',
    `SELECT r.source_id, r.local_id, r.reason, own.name AS child, other.name AS candidate FROM match_review r
     LEFT JOIN (${NAMED}) own USING (child_id) LEFT JOIN (${NAMED}) other ON other.child_id = r.candidate_id
     ORDER BY 1, 2, 3, 4, 5`,
  );
  await read(
    'feed_batch',
    `SELECT source_id, sequence, as_of, row_count, encode(bytes_digest, 'hex') AS digest
     FROM feed_batch ORDER BY source_id, sequence`,
  );
  await read(
    'feed_source',
    `SELECT source_id, due_every::text, last_sequence, last_as_of, last_received_at IS NOT NULL AS received
     FROM feed_source ORDER BY source_id`,
  );
  return found;
}
