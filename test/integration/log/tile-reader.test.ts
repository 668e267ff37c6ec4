import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { splitBundle } from '../../../src/disclosure-log/format/entry-bundle.js';
import { leafHash } from '../../../src/disclosure-log/format/leaf-hash.js';
import { entryTilesOf, tilePath, tilesOf, type Tile } from '../../../src/disclosure-log/format/tile-path.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { createTileReader } from '../../../src/persistence/log/serve/tile-reader.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { keptTiles } from '../../support/kept-tiles.js';
import { growTo, leavesOf, logKey, publishHead } from '../../support/published-head.js';

const ORIGIN = 'hub.example/log';
const SIZES = [0, 1, 255, 256, 257, 600];
const LOGINS = ['app', 'readonly'] as const;

let database: TestDatabase;
const key = logKey(ORIGIN);
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const reader = (login: (typeof LOGINS)[number]) => createTileReader(database.pool(login), ORIGIN);

/** Bytes of every tile of the tree of a size, as the writer makes them of its leaves in one go. */
async function writtenTiles(size: number): Promise<ReadonlyMap<string, Buffer>> {
  const leaves = (await leavesOf(database)).slice(0, size);
  const kept = keptTiles(
    leaves.map((leaf) => leafHash(leaf, nodeHashing)),
    [],
  );
  const written = new Map<string, Buffer>();
  for (const tile of tilesOf(size))
    written.set(tilePath(tile), Buffer.from(await kept.readTile(tile.level as number, tile.n)));
  return written;
}

describe('the published log', () => {
  it('has no head until one of its origin is signed', async () => {
    await publishHead(database, logKey('another.example/log'));
    for (const login of LOGINS) expect(await reader(login).head()).toBeNull();
  });

  it('is, at every size, what was written then, whatever the tree has grown to since', async () => {
    for (const [at, size] of SIZES.entries()) {
      await growTo(database, size);
      const note = await publishHead(database, key);
      // the right edge of the published tree lies inside fuller tiles now
      await growTo(database, SIZES[at + 1] ?? 900);
      const written = await writtenTiles(size);
      const leaves = await leavesOf(database);
      for (const login of LOGINS) {
        const log = reader(login);
        const head = await log.head();
        expect(head, login).toMatchObject({ size, note });
        for (const tile of tilesOf(size)) {
          const path = tilePath(tile);
          expect(Buffer.from((await log.tile(tile, size)) ?? []).equals(written.get(path) ?? Buffer.of(0)), path).toBe(
            true,
          );
        }
        for (const tile of entryTilesOf(size)) {
          const bundle = (await log.tile(tile, size)) ?? new Uint8Array();
          const first = tile.n * 256;
          const { entries, rest } = splitBundle(bundle, tile.width);
          expect(rest).toBe(0);
          expect(entries.map((entry) => Buffer.from(entry))).toEqual(leaves.slice(first, first + tile.width));
        }
      }
    }
  }, 120_000);

  it('has nothing beyond the size that is published', async () => {
    // 900 leaves are in the tables, 600 of them published
    const beyond: readonly Tile[] = [
      { level: 0, n: 2, width: 89 },
      { level: 0, n: 2, width: 256 },
      { level: 0, n: 3, width: 1 },
      { level: 1, n: 0, width: 3 },
      { level: 2, n: 0, width: 1 },
      { level: 63, n: 0, width: 1 },
      { level: 0, n: Number.MAX_SAFE_INTEGER, width: 256 },
      { level: 'entries', n: 2, width: 89 },
      { level: 'entries', n: 3, width: 1 },
      { level: 'entries', n: 2, width: 0 },
      { level: 0, n: 2, width: 0 },
    ];
    for (const tile of beyond) expect(await reader('readonly').tile(tile, 600), JSON.stringify(tile)).toBeNull();
    expect((await reader('readonly').tile({ level: 0, n: 2, width: 88 }, 600))?.length).toBe(88 * 32);
    expect((await reader('readonly').tile({ level: 0, n: 2, width: 89 }, 601))?.length).toBe(89 * 32);
  });

  it('gives a narrower partial tile, which whoever holds an older head asks for', async () => {
    const narrow = await reader('app').tile({ level: 0, n: 2, width: 3 }, 600);
    const wide = await reader('app').tile({ level: 0, n: 2, width: 88 }, 600);
    expect(
      Buffer.from(wide ?? [])
        .subarray(0, 96)
        .equals(Buffer.from(narrow ?? [])),
    ).toBe(true);
  });

  it('is at fault, and not empty, when a tile or an entry is gone', async () => {
    const superuser = database.superuser();
    await superuser.query(`ALTER TABLE hub.log_tile DISABLE TRIGGER ALL; ALTER TABLE hub.log_entry DISABLE TRIGGER ALL;
      DELETE FROM hub.log_tile WHERE level = 0 AND n = 1; DELETE FROM hub.log_entry WHERE idx = 7`);
    await expect(reader('app').tile({ level: 0, n: 1, width: 256 }, 600)).rejects.toThrow(
      'a tile of the published log is missing',
    );
    await expect(reader('app').tile({ level: 'entries', n: 0, width: 256 }, 600)).rejects.toThrow(
      'an entry of the published log is missing',
    );
    await superuser.query('ALTER TABLE hub.log_tile ENABLE TRIGGER ALL; ALTER TABLE hub.log_entry ENABLE TRIGGER ALL');
  });
});
