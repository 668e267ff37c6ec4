import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { TestDatabase } from './database.js';

/** What the tables of the log hold. */
export interface StoredLog {
  /** In the order of their places. */
  readonly entries: readonly { readonly idx: number; readonly leafId: string; readonly leafHash: Buffer }[];
  readonly size: number;
  /** What is wrong with entries, tiles and root, computed here from the leaves alone; empty when all is sound. */
  readonly faults: readonly string[];
  /** Decisions and events that stand neither in the log nor among what waits, or in both, or there without being one. */
  readonly astray: readonly string[];
}

interface Entry {
  readonly idx: string;
  readonly leafId: string;
  readonly leaf: Buffer;
  readonly leafHash: Buffer;
}

interface StoredTile {
  readonly level: number;
  readonly n: string;
  readonly hashes: Buffer;
}

const ASTRAY = `
WITH leaf AS (SELECT id FROM hub.decision UNION ALL SELECT id FROM hub.log_event),
  place AS (SELECT leaf_id AS id FROM hub.log_entry UNION ALL SELECT leaf_id FROM hub.log_pending),
  places AS (SELECT id, count(*) AS held FROM place GROUP BY id)
SELECT id FROM leaf FULL JOIN places USING (id)
WHERE places.held IS DISTINCT FROM 1 OR NOT EXISTS (SELECT FROM leaf l WHERE l.id = places.id)`;

const WIDTH = 256;
const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Reads the whole log and checks it by the definition of RFC 6962, with no code of the hub. */
export async function storedLog(database: Pick<TestDatabase, 'superuser'>): Promise<StoredLog> {
  const client = await database.superuser().connect();
  try {
    // one view of all of it, whatever is written meanwhile
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const entries = await client.query<Entry>(
      'SELECT idx, leaf_id AS "leafId", leaf, leaf_hash AS "leafHash" FROM hub.log_entry ORDER BY idx',
    );
    const tree = await client.query<{ size: string; root: Buffer }>('SELECT size, root FROM hub.log_tree');
    const tiles = await client.query<StoredTile>(
      `SELECT level, n, hashes FROM hub.log_tile UNION ALL SELECT level, n, hashes FROM hub.log_partial_tile
       ORDER BY level, n`,
    );
    const astray = await client.query<{ id: string }>(ASTRAY);
    await client.query('COMMIT');
    const hashes = entries.rows.map(({ leaf }) => sha256(Uint8Array.of(0), leaf));
    const { size = '-1', root = Buffer.alloc(0) } = tree.rows[0] ?? {};
    const faults = [
      ...entries.rows.flatMap(({ idx }, place) => (Number(idx) === place ? [] : [`gap before ${idx}`])),
      ...entries.rows.flatMap(({ leafHash }, place) =>
        hashes[place]?.equals(leafHash) ? [] : [`leaf hash at ${place}`],
      ),
      ...(Number(size) === hashes.length ? [] : [`size ${size} with ${hashes.length} entries`]),
      ...(rootOf(hashes).equals(root) ? [] : ['root']),
      ...differing(tilesOf(hashes), tiles.rows),
    ];
    return {
      entries: entries.rows.map(({ idx, leafId, leafHash }) => ({ idx: Number(idx), leafId, leafHash })),
      size: Number(size),
      faults,
      astray: astray.rows.map(({ id }) => id),
    };
  } finally {
    client.release();
  }
}

/** Root of RFC 6962 section 2.1, as it stands there. */
function rootOf(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes;
  if (first === undefined) return sha256();
  if (hashes.length === 1) return first;
  const left = 2 ** Math.floor(Math.log2(hashes.length - 1));
  return sha256(Uint8Array.of(1), rootOf(hashes.slice(0, left)), rootOf(hashes.slice(left)));
}

/** Every tile that there must be, full or not: `level/n` and its hashes. */
function tilesOf(hashes: readonly Buffer[]): ReadonlyMap<string, Buffer> {
  const tiles = new Map<string, Buffer>();
  let row = hashes;
  for (let level = 0; row.length > 0; level += 1) {
    const groups = Array.from({ length: Math.ceil(row.length / WIDTH) }, (_, n) =>
      row.slice(n * WIDTH, (n + 1) * WIDTH),
    );
    groups.forEach((group, n) => tiles.set(`${level}/${n}`, Buffer.concat(group)));
    row = groups.filter((group) => group.length === WIDTH).map(rootOf);
  }
  return tiles;
}

function differing(wanted: ReadonlyMap<string, Buffer>, stored: readonly StoredTile[]): readonly string[] {
  const found = new Map(stored.map(({ level, n, hashes }) => [`${level}/${n}`, hashes]));
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names].flatMap((name) => {
    const same = found.get(name)?.equals(wanted.get(name) ?? Buffer.alloc(0)) === true;
    return same ? [] : [`tile ${name}`];
  });
}

/** Submits leaves that are events, by the trigger, as everything is submitted; `superuser` when in a transaction. */
export async function plantLeaves(
  database: TestDatabase,
  count: number,
  superuser: Pick<pg.ClientBase, 'query'> = database.superuser(),
): Promise<readonly string[]> {
  const { rows } = await superuser.query<{ id: string }>(
    `WITH planted AS (
       INSERT INTO hub.log_event (id, kind, about, happened_at, leaf, leaf_hash, receipt_signature)
       SELECT id, 'ERASURE', id::text, clock_timestamp(), leaf, sha256('\\x00'::bytea || leaf), decode(repeat('00', 64), 'hex')
       FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) given
         CROSS JOIN LATERAL (SELECT convert_to('planted ' || id, 'UTF8') AS leaf) bytes
       RETURNING id
     ) SELECT id FROM planted`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/** How many submissions wait. */
export async function waiting(database: Pick<TestDatabase, 'superuser'>): Promise<number> {
  const { rows } = await database.superuser().query<{ n: number }>('SELECT count(*)::int AS n FROM hub.log_pending');
  return rows[0]?.n ?? -1;
}
