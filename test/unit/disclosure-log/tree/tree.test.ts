import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HASH_LENGTH } from '../../../../src/disclosure-log/format/node-hash.js';
import { TILE_WIDTH, tilesOf } from '../../../../src/disclosure-log/format/tile-path.js';
import {
  appendLeaf,
  EMPTY_RANGE,
  rootOf,
  type CompactRange,
} from '../../../../src/disclosure-log/write/compact-range.js';
import { EMPTY_EDGE, tilesAfter, type RightEdge } from '../../../../src/disclosure-log/write/tiles-after.js';
import { nodeHashing } from '../../../../src/persistence/log/node-hashing.js';
import { keptTiles } from '../../../support/kept-tiles.js';
import { numberedLeaves, ReferenceTree } from '../../../support/reference-tree.js';
import { CERTIFICATE_TRANSPARENCY } from './published-trees.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const grown = (leafHashes: readonly Uint8Array[]): CompactRange =>
  leafHashes.reduce((range, hash) => appendLeaf(range, hash, nodeHashing), EMPTY_RANGE);

describe('roots of published trees', () => {
  const leafHashes = CERTIFICATE_TRANSPARENCY.leaves.map((leaf) =>
    nodeHashing.sha256(Uint8Array.of(0), Buffer.from(leaf, 'hex')),
  );

  it('are those of a compact range, and of tiles', () => {
    CERTIFICATE_TRANSPARENCY.roots.forEach((root, size) => {
      expect(hex(rootOf(grown(leafHashes.slice(0, size)), nodeHashing))).toBe(root);
      expect(hex(tilesAfter(EMPTY_EDGE, leafHashes.slice(0, size), nodeHashing).root)).toBe(root);
    });
  });
});

describe('a tree of every size up to 130', () => {
  const leaves = numberedLeaves(130);
  const tree = new ReferenceTree(leaves);

  it('has the root of the recursive definition, and one hash for each bit of its size', () => {
    let range = EMPTY_RANGE;
    let edge: RightEdge = EMPTY_EDGE;
    for (let size = 0; size <= leaves.length; size += 1) {
      const root = hex(tree.root(0, size));
      expect(hex(rootOf(range, nodeHashing))).toBe(root);
      expect(range.hashes).toHaveLength(size.toString(2).replaceAll('0', '').length);
      const leaf = leaves[size];
      if (leaf === undefined) break;
      range = appendLeaf(range, leaf, nodeHashing);
      const next = tilesAfter(edge, [leaf], nodeHashing);
      edge = next.edge;
      expect(hex(next.root)).toBe(hex(tree.root(0, size + 1)));
    }
  });
});

describe('tiles', () => {
  const leaves = numberedLeaves(1_100);
  const tree = new ReferenceTree(leaves);

  it('are the same in whatever portions the leaves come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: leaves.length }),
        fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }),
        (size, portions) => {
          const kept = keptTiles(leaves.slice(0, size), portions);
          expect(hex(kept.root)).toBe(hex(tree.root(0, size)));
          expect(kept.edge.size).toBe(size);
          const held = [
            ...[...kept.full].map(([place, hashes]) => `${place} ${hashes.length / HASH_LENGTH}`),
            ...[...kept.edge.partial].map(([level, { n, hashes }]) => `${level}/${n} ${hashes.length / HASH_LENGTH}`),
          ];
          expect(held.sort()).toEqual(
            tilesOf(size)
              .map(({ level, n, width }) => `${level}/${n} ${width}`)
              .sort(),
          );
        },
      ),
      { seed: 6962, numRuns: 150 },
    );
  });

  it.each([1, 255, 256, 257, 511, 512, 513, 1_024])(
    'hold at size %i the hashes of the recursive definition',
    (size) => {
      const kept = keptTiles(leaves.slice(0, size), [100, 156, 1]);
      for (const [level, n, hashes] of tilesIn(kept)) {
        const leavesOfHash = TILE_WIDTH ** level;
        for (let at = 0; at < hashes.length / HASH_LENGTH; at += 1) {
          const start = (n * TILE_WIDTH + at) * leavesOfHash;
          expect(hex(hashes.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH))).toBe(
            hex(tree.root(start, start + leavesOfHash)),
          );
        }
      }
      expect(hex(kept.root)).toBe(hex(tree.root(0, size)));
    },
  );

  it('reach the third level one leaf after the second is full', () => {
    const many = numberedLeaves(65_537);
    const large = new ReferenceTree(many);
    const before = keptTiles(many.slice(0, 65_535), [40_000]);
    expect([...before.edge.partial.keys()]).toEqual([0, 1]);
    const full = tilesAfter(before.edge, many.slice(65_535, 65_536), nodeHashing);
    expect(full.full.map(({ level, n }) => `${level}/${n}`)).toEqual(['0/255', '1/0']);
    expect([...full.edge.partial.keys()]).toEqual([2]);
    expect(hex(full.root)).toBe(hex(large.root(0, 65_536)));
    const after = tilesAfter(full.edge, many.slice(65_536), nodeHashing);
    expect([...after.edge.partial.keys()].sort()).toEqual([0, 2]);
    expect(hex(after.root)).toBe(hex(large.root(0, 65_537)));
    expect(after.edge.partial.get(2)).toBe(full.edge.partial.get(2));
  }, 30_000);

  it('refuse an edge that does not fit its size', () => {
    const { edge } = tilesAfter(EMPTY_EDGE, leaves.slice(0, 300), nodeHashing);
    const tile = edge.partial.get(0)!;
    const bad: readonly RightEdge[] = [
      { ...edge, size: 301 },
      { ...edge, size: 44 },
      { size: 300, partial: new Map([[0, tile]]) },
      { size: 300, partial: new Map([...edge.partial, [0, { ...tile, n: 0 }]]) },
      { size: 300, partial: new Map([...edge.partial, [2, tile]]) },
      { size: 300, partial: new Map([...edge.partial, [0, { ...tile, hashes: tile.hashes.slice(1) }]]) },
    ];
    for (const one of bad) expect(() => tilesAfter(one, leaves.slice(0, 1), nodeHashing)).toThrow(TypeError);
    expect(() => tilesAfter(edge, [new Uint8Array(31)], nodeHashing)).toThrow('a leaf hash of another length');
  });
});

function* tilesIn({ full, edge }: ReturnType<typeof keptTiles>): Generator<readonly [number, number, Uint8Array]> {
  for (const [place, hashes] of full) {
    const [level = 0, n = 0] = place.split('/').map(Number);
    yield [level, n, hashes];
  }
  for (const [level, { n, hashes }] of edge.partial) yield [level, n, hashes];
}
