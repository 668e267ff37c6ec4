import type { ClientBase, Pool } from 'pg';
import { tilesAfter } from '../../../disclosure-log/write/tiles-after.js';
import { CannotSequence } from './cannot-sequence.js';
import { nodeHashing } from '../node-hashing.js';
import { onOneConnection } from '../../on-one-connection.js';
import { growTree, readEdge, treeSize } from './tree-store.js';

/** By the index, as the sort of the table that is nearly always empty again. */
const ANYTHING = 'SELECT FROM hub.log_pending ORDER BY submitted_at, leaf_id LIMIT 1';

/**
 * Who holds the row of the tree leads, and nobody waits for it. No login but `hub_sequencer` may lock it, as none other
 * may update it; an advisory lock could be taken by any. A statement of its own, so that the next one sees everything
 * that an earlier leader committed.
 */
const LEAD = 'BEGIN; SELECT FROM hub.log_tree FOR UPDATE SKIP LOCKED';

/**
 * Takes submissions by deleting them, the oldest first, and gives each the next place. INVARIANT: never by "newer than
 * the last one seen"; what commits late has an early time and would be lost. $1 leaves at most, $2 size of the tree.
 * A submission without its leaf gets no place and is told of, whereupon nothing of this is committed.
 */
const PLACE = `
WITH taken AS (
  DELETE FROM hub.log_pending
  WHERE ctid = ANY (ARRAY(SELECT ctid FROM hub.log_pending ORDER BY submitted_at, leaf_id LIMIT $1))
  RETURNING leaf_id, leaf_hash, submitted_at
), found AS MATERIALIZED (
  SELECT t.leaf_id, t.leaf_hash, t.submitted_at, l.leaf, $2::bigint - 1 + row_number() OVER (ORDER BY t.submitted_at, t.leaf_id) AS idx,
    CASE WHEN l.leaf IS NULL THEN 'LEAF_MISSING' WHEN l.leaf_hash <> t.leaf_hash THEN 'LEAF_DIFFERS' END AS fault
  FROM taken t LEFT JOIN LATERAL (
    SELECT d.leaf, d.leaf_hash FROM hub.decision d WHERE d.id = t.leaf_id
    UNION ALL SELECT e.leaf, e.leaf_hash FROM hub.log_event e WHERE e.id = t.leaf_id
  ) l ON true
), placed AS (
  INSERT INTO hub.log_entry (idx, leaf_id, leaf, leaf_hash, submitted_at)
  SELECT idx, leaf_id, leaf, leaf_hash, submitted_at FROM found WHERE fault IS NULL ORDER BY idx
)
SELECT leaf_id AS "leafId", leaf_hash AS "leafHash", fault FROM found ORDER BY idx`;

interface Placed {
  readonly leafId: string;
  readonly leafHash: Buffer;
  readonly fault: 'LEAF_MISSING' | 'LEAF_DIFFERS' | null;
}

/** What one turn did: how many leaves got their place, or that another holds the tree, and the size that it has. */
export type Turn =
  { readonly kind: 'PLACED'; readonly leaves: number } | { readonly kind: 'ANOTHER_LEADS'; readonly size: number };

const NOTHING: Turn = { kind: 'PLACED', leaves: 0 };

/**
 * Gives up to `largestBatch` leaves their places in the log and writes entries, tiles and root, in one transaction as
 * `hub_sequencer`. Whatever ends it early, the process or the connection, leaves all of it done or none of it; no lock
 * of it is one that a recording transaction waits for. With nothing to do it is one statement.
 * @throws CannotSequence when what is stored does not fit together; errors of the database
 */
export async function sequenceBatch(pool: Pool, largestBatch: number): Promise<Turn> {
  const { rowCount } = await pool.query({ name: 'any_log_pending', text: ANYTHING });
  if (rowCount === 0) return NOTHING;
  return onOneConnection(pool, (client) => lead(client, largestBatch));
}

async function lead(client: ClientBase, largestBatch: number): Promise<Turn> {
  // two statements in one message come with two results, which the types of the library do not know
  const begun = (await client.query(LEAD)) as unknown as readonly [unknown, { readonly rowCount: number }];
  if (begun[1].rowCount === 0) {
    const size = await treeSize(client);
    await client.query('ROLLBACK');
    return { kind: 'ANOTHER_LEADS', size };
  }
  const edge = await readEdge(client);
  const { rows } = await client.query<Placed>({
    name: 'place_leaves',
    text: PLACE,
    values: [largestBatch, edge.size],
  });
  for (const { leafId, fault } of rows) if (fault !== null) throw new CannotSequence(fault, leafId);
  if (rows.length > 0) {
    const hashes = rows.map(({ leafHash }) => leafHash);
    await growTree(client, edge, tilesAfter(edge, hashes, nodeHashing));
  }
  await client.query('COMMIT');
  return { kind: 'PLACED', leaves: rows.length };
}
