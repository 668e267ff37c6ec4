import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import { SALT_LENGTH } from '../log/events/batch-manifest.js';

const SALT_SQL = `
WITH drawn AS (
  INSERT INTO hub.feed_source_salt (source_id, salt) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING salt
)
SELECT salt FROM drawn UNION ALL SELECT salt FROM hub.feed_source_salt WHERE source_id = $1`;

/** The salt of all batches of a source, drawn with the first of them. The row of the source is to be locked. */
export async function sourceSalt(client: Pick<ClientBase, 'query'>, source: string): Promise<Buffer> {
  const { rows } = await client.query<{ salt: Buffer }>({
    name: 'feed-source-salt',
    text: SALT_SQL,
    values: [source, randomBytes(SALT_LENGTH)],
  });
  const [row] = rows;
  if (row === undefined) throw new Error('a source without a salt');
  return row.salt;
}
