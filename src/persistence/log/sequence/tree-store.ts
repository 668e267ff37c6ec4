import type { ClientBase } from 'pg';
import { tilesAfter, type Grown, type RightEdge, type TileHashes } from '../../../disclosure-log/write/tiles-after.js';
import { byteaArray } from '../../recording/binary-array.js';
import { CannotSequence } from './cannot-sequence.js';
import { nodeHashing } from '../node-hashing.js';

const READ = `
SELECT t.size, t.root, p.level, p.n, p.hashes
FROM hub.log_tree t LEFT JOIN hub.log_partial_tile p ON true`;

/** Tiles that are full are inserted and never touched again; of the right edge only what changed is written. */
const WRITE = `
WITH filled AS (
  INSERT INTO hub.log_tile (level, n, hashes) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])
), emptied AS (
  DELETE FROM hub.log_partial_tile WHERE level = ANY ($4::smallint[])
), edge AS (
  INSERT INTO hub.log_partial_tile (level, n, hashes) SELECT * FROM unnest($5::smallint[], $6::bigint[], $7::bytea[])
  ON CONFLICT (level) DO UPDATE SET n = excluded.n, hashes = excluded.hashes
)
UPDATE hub.log_tree SET size = $8, root = $9 WHERE size = $10`;

interface TreeRow {
  readonly size: string;
  readonly root: Buffer;
  readonly level: number | null;
  readonly n: string;
  readonly hashes: Buffer;
}

/**
 * Leaves that have their place, whoever may hold the tree.
 * @throws CannotSequence when there is no tree
 */
export async function treeSize(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ size: string }>('SELECT size FROM hub.log_tree');
  const [tree] = rows;
  if (tree === undefined) throw new CannotSequence('TREE_DIFFERS', null);
  return Number(tree.size);
}

/**
 * Reads the right edge of the tree, in a transaction that has locked the row of the tree by an earlier statement.
 * @throws CannotSequence when size, partial tiles and root do not belong together
 */
export async function readEdge(client: ClientBase): Promise<RightEdge> {
  const { rows } = await client.query<TreeRow>({ name: 'read_log_edge', text: READ });
  const [tree] = rows;
  if (tree === undefined) throw new CannotSequence('TREE_DIFFERS', null);
  const partial = new Map<number, TileHashes>();
  for (const { level, n, hashes } of rows) if (level !== null) partial.set(level, { n: Number(n), hashes });
  const edge = { size: Number(tree.size), partial };
  // whoever changed one of them would otherwise be hidden by the next root
  if (!tree.root.equals(rootOf(edge))) throw new CannotSequence('TREE_DIFFERS', null);
  return edge;
}

function rootOf(edge: RightEdge): Uint8Array {
  try {
    return tilesAfter(edge, [], nodeHashing).root;
  } catch (cause) {
    throw new CannotSequence('TREE_DIFFERS', null, cause);
  }
}

/** Writes what became of the tree, in the transaction that locked it. */
export async function growTree(client: ClientBase, before: RightEdge, { edge, full, root }: Grown): Promise<void> {
  const changed = [...edge.partial].filter(([level, tile]) => before.partial.get(level) !== tile);
  const { rowCount } = await client.query({
    name: 'grow_log_tree',
    text: WRITE,
    values: [
      full.map(({ level }) => level),
      full.map(({ n }) => n),
      byteaArray(full.map(({ hashes }) => hashes)),
      [...before.partial.keys()].filter((level) => !edge.partial.has(level)),
      changed.map(([level]) => level),
      changed.map(([, { n }]) => n),
      byteaArray(changed.map(([, { hashes }]) => hashes)),
      edge.size,
      Buffer.from(root),
      before.size,
    ],
  });
  if (rowCount !== 1) throw new CannotSequence('TREE_DIFFERS', null);
}
