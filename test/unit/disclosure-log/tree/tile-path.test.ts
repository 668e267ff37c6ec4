import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Malformed } from '../../../../src/disclosure-log/format/malformed.js';
import {
  entryTilesOf,
  readTilePath,
  tilePath,
  tilesOf,
  type Tile,
} from '../../../../src/disclosure-log/format/tile-path.js';

const PATHS: readonly (readonly [Tile, string])[] = [
  [{ level: 0, n: 0, width: 256 }, 'tile/0/000'],
  [{ level: 0, n: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
  [{ level: 0, n: 1_234_067, width: 5 }, 'tile/0/x001/x234/067.p/5'],
  [{ level: 1, n: 1_000, width: 255 }, 'tile/1/x001/000.p/255'],
  [{ level: 'entries', n: 999, width: 1 }, 'tile/entries/999.p/1'],
  [{ level: 63, n: Number.MAX_SAFE_INTEGER, width: 256 }, 'tile/63/x009/x007/x199/x254/x740/991'],
];

describe('the path of a tile', () => {
  it.each(PATHS)('%j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(readTilePath(path)).toEqual(tile);
  });

  it('is read back to the tile that it was made of', () => {
    const level = fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 }));
    const tile = fc.record({ level, n: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(
      fc.property(tile, (one) => {
        expect(readTilePath(tilePath(one))).toEqual(one);
      }),
      { seed: 1_234_067 },
    );
  });

  it.each([
    '',
    'tile',
    'tile/0',
    'tile/0/',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/x/000',
    'tile/0/x000/001',
    'tile/0/001/067',
    'tile/0/x01/067',
    'tile/0/x001/x234',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/x001/x001/x001/x001/x001/x001/001',
    'tile/0/000.p',
    'tile/0/000.p/',
    'tile/0/000.p/0',
    'tile/0/000.p/05',
    'tile/0/000.p/256',
    'tile/0/000.p/1000',
    'tile/0/000.p/5/',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/../0/000',
    'tile/0/000\n',
    'tile/0/٠٠٠',
    'tile/entries',
    'tile/Entries/000',
    'checkpoint',
  ])('is not %j', (path) => {
    expect(() => readTilePath(path)).toThrow(Malformed);
  });

  it('is refused as malformed, and in no other way, whatever the text', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^tile\/[0-9entris]{0,8}\/[x0-9/.p]{0,20}$/));
    fc.assert(
      fc.property(text, (path) => {
        try {
          expect(tilePath(readTilePath(path))).toBe(path);
        } catch (fault) {
          expect(fault).toBeInstanceOf(Malformed);
        }
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  it.each([
    { level: -1, n: 0, width: 1 },
    { level: 0.5, n: 0, width: 1 },
    { level: 64, n: 0, width: 1 },
    { level: 0, n: -1, width: 1 },
    { level: 0, n: 2 ** 53, width: 1 },
    { level: 0, n: 0, width: 0 },
    { level: 0, n: 0, width: 257 },
    { level: 0, n: 0, width: 1.5 },
  ])('is not made of %j', (tile) => {
    expect(() => tilePath(tile)).toThrow(TypeError);
  });
});

describe('the tiles of a tree', () => {
  const paths = (tiles: readonly Tile[]): readonly string[] => tiles.map(tilePath);

  it('are none for an empty tree', () => {
    expect(tilesOf(0)).toEqual([]);
    expect(entryTilesOf(0)).toEqual([]);
  });

  it('are a full one and one of one hash above it, at 256 leaves', () => {
    expect(paths(tilesOf(256))).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(paths(entryTilesOf(256))).toEqual(['tile/entries/000']);
  });

  it('are those that the specification names, at 70,000 leaves', () => {
    const tiles = paths(tilesOf(70_000));
    expect(tiles.filter((path) => path.startsWith('tile/0/'))).toHaveLength(274);
    expect(tiles[273]).toBe('tile/0/273.p/112');
    expect(tiles.slice(274)).toEqual(['tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1']);
    expect(paths(entryTilesOf(70_000)).at(-1)).toBe('tile/entries/273.p/112');
  });

  it('can be listed for a tree of fifty million leaves', () => {
    expect(tilesOf(50_000_000)).toHaveLength(195_313 + 763 + 3 + 1);
  });
});
