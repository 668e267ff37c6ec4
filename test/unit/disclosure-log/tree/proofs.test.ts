import { beforeAll, describe, expect, it } from 'vitest';
import { verifyConsistency } from '../../../../src/disclosure-log/verify/verify-consistency.js';
import { verifyInclusion } from '../../../../src/disclosure-log/verify/verify-inclusion.js';
import { consistencyProof, inclusionProof } from '../../../../src/disclosure-log/write/build-proof.js';
import { nodeHashing } from '../../../../src/persistence/log/node-hashing.js';
import { keptTiles } from '../../../support/kept-tiles.js';
import { numberedLeaves, ReferenceTree } from '../../../support/reference-tree.js';

const SIZE = 130;
const leaves = numberedLeaves(SIZE);
const tree = new ReferenceTree(leaves);
const { readTile } = keptTiles(leaves, []);
const other = numberedLeaves(1)[0]!.map((byte) => byte ^ 1);

const hex = (hashes: readonly Uint8Array[]): readonly string[] =>
  hashes.map((hash) => Buffer.from(hash).toString('hex'));

/** The same hashes with one bit turned in one of them, for each of them; and one more, one less, two swapped. */
function* spoilt(hashes: readonly Uint8Array[]): Generator<readonly Uint8Array[]> {
  for (const at of hashes.keys()) {
    yield hashes.map((hash, place) => (place === at ? hash.map((byte, n) => (n === at ? byte ^ 16 : byte)) : hash));
  }
  yield [...hashes, other];
  yield [other, ...hashes];
  yield [...hashes, new Uint8Array()];
  if (hashes.length > 0) {
    yield hashes.slice(1);
    yield hashes.slice(0, -1);
    yield [...hashes.slice(0, -1), new Uint8Array(31)];
  }
  if (hashes.length > 1) yield [...hashes].reverse();
}

const NONSENSE = [-1, 0.5, NaN, Infinity, 2 ** 53];

describe('inclusion', () => {
  it('is proved for every leaf of every tree, by the hashes of the recursive definition', async () => {
    for (let size = 1; size <= SIZE; size += 1) {
      const root = tree.root(0, size);
      for (let index = 0; index < size; index += 1) {
        const hashes = await inclusionProof(index, size, readTile, nodeHashing);
        expect(hex(hashes)).toEqual(hex(tree.path(index, 0, size)));
        expect(verifyInclusion({ index, size, leafHash: leaves[index]!, root, hashes }, nodeHashing)).toBe(true);
      }
    }
  }, 60_000);

  it('is refused when anything of the claim is changed', () => {
    for (let size = 1; size <= SIZE; size += size < 20 ? 1 : 11) {
      const root = tree.root(0, size);
      for (let index = 0; index < size; index += 1) {
        const claim = { index, size, leafHash: leaves[index]!, root, hashes: tree.path(index, 0, size) };
        const wrong = [
          ...[...spoilt(claim.hashes)].map((hashes) => ({ ...claim, hashes })),
          { ...claim, leafHash: other },
          { ...claim, leafHash: new Uint8Array() },
          { ...claim, root: other },
          { ...claim, root: new Uint8Array() },
          { ...claim, index: size },
          { ...claim, index: size + 1 },
          { ...claim, size: index },
          ...[index - 1, index + 1].map((at) => ({ ...claim, index: at })),
          ...NONSENSE.flatMap((number) => [
            { ...claim, index: number },
            { ...claim, size: number },
          ]),
        ];
        for (const one of wrong) expect(verifyInclusion(one, nodeHashing)).toBe(false);
      }
    }
  }, 60_000);

  it('is refused with the size and the root of any other tree', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const claim = { index, leafHash: leaves[index]!, root: tree.root(0, size), hashes: tree.path(index, 0, size) };
        for (let claimed = 1; claimed <= 41; claimed += 1) {
          const shown = verifyInclusion({ ...claim, size: claimed, root: tree.root(0, claimed) }, nodeHashing);
          expect(shown).toBe(claimed === size);
        }
      }
    }
  });
});

describe('consistency', () => {
  it('is proved between every two sizes, by the hashes of the recursive definition', async () => {
    for (let size = 1; size <= SIZE; size += 1) {
      for (let oldSize = 1; oldSize <= size; oldSize += 1) {
        const hashes = await consistencyProof(oldSize, size, readTile, nodeHashing);
        expect(hex(hashes)).toEqual(oldSize === size ? [] : hex(tree.proof(oldSize, size)));
        const claim = { oldSize, size, oldRoot: tree.root(0, oldSize), root: tree.root(0, size), hashes };
        expect(verifyConsistency(claim, nodeHashing)).toBe(true);
      }
    }
  }, 60_000);

  it('is refused when anything is changed', () => {
    for (let size = 2; size <= SIZE; size += size < 20 ? 1 : 13) {
      for (let oldSize = 1; oldSize < size; oldSize += 1) {
        const [oldRoot, root] = [tree.root(0, oldSize), tree.root(0, size)];
        const claim = { oldSize, size, oldRoot, root, hashes: tree.proof(oldSize, size) };
        const wrong = [
          ...[...spoilt(claim.hashes)].map((hashes) => ({ ...claim, hashes })),
          { ...claim, oldRoot: other },
          { ...claim, root: other },
          { ...claim, oldRoot: root, root: oldRoot },
          { ...claim, hashes: [] },
          { ...claim, oldSize: size, size: oldSize },
          { ...claim, oldSize: 0 },
          { ...claim, size: oldSize },
          ...NONSENSE.flatMap((number) => [
            { ...claim, oldSize: number },
            { ...claim, size: number },
          ]),
        ];
        for (const one of wrong) expect(verifyConsistency(one, nodeHashing)).toBe(false);
      }
    }
  }, 60_000);

  it('from the empty tree needs no hash, and bears none', async () => {
    const empty = tree.root(0, 0);
    for (const size of [0, 1, 2, 7]) {
      const claim = { oldSize: 0, size, oldRoot: empty, root: tree.root(0, size), hashes: [] };
      expect(await consistencyProof(0, size, readTile, nodeHashing)).toEqual([]);
      expect(verifyConsistency(claim, nodeHashing)).toBe(true);
      expect(verifyConsistency({ ...claim, hashes: [other] }, nodeHashing)).toBe(false);
      expect(verifyConsistency({ ...claim, oldRoot: other }, nodeHashing)).toBe(false);
    }
    expect(verifyConsistency({ oldSize: 0, size: 0, oldRoot: other, root: other, hashes: [] }, nodeHashing)).toBe(
      false,
    );
  });

  it('of one leaf with itself needs no hash, and bears none', () => {
    const root = tree.root(0, 1);
    const claim = { oldSize: 1, size: 1, oldRoot: root, root, hashes: [] };
    expect(verifyConsistency(claim, nodeHashing)).toBe(true);
    expect(verifyConsistency({ ...claim, hashes: [root] }, nodeHashing)).toBe(false);
    expect(verifyConsistency({ ...claim, root: other }, nodeHashing)).toBe(false);
  });
});

describe('proofs of large trees', () => {
  const many = numberedLeaves(66_000);
  const large = new ReferenceTree(many);
  const kept = keptTiles(many, [65_000]);

  beforeAll(() => {
    large.root(0, many.length);
  });

  it.each([0, 255, 256, 511, 512, 65_279, 65_535, 65_536, 65_790, 65_999])('show leaf %i', async (index) => {
    for (const size of [index + 1, 65_536, 65_537, 66_000].filter((one) => one > index)) {
      const hashes = await inclusionProof(index, size, kept.readTile, nodeHashing);
      expect(hex(hashes)).toEqual(hex(large.path(index, 0, size)));
      const claim = { index, size, leafHash: many[index]!, root: large.root(0, size), hashes };
      expect(verifyInclusion(claim, nodeHashing)).toBe(true);
    }
  });

  it.each([
    [255, 256],
    [256, 257],
    [256, 65_536],
    [511, 512],
    [65_535, 65_536],
    [65_536, 65_537],
    [65_536, 66_000],
    [65_537, 66_000],
    [300, 65_999],
  ])('show the tree of %i at the beginning of that of %i', async (oldSize, size) => {
    const hashes = await consistencyProof(oldSize, size, kept.readTile, nodeHashing);
    expect(hex(hashes)).toEqual(hex(large.proof(oldSize, size)));
    const claim = { oldSize, size, oldRoot: large.root(0, oldSize), root: large.root(0, size), hashes };
    expect(verifyConsistency(claim, nodeHashing)).toBe(true);
    expect(verifyConsistency({ ...claim, oldRoot: other }, nodeHashing)).toBe(false);
  });

  it('ask for each tile once', async () => {
    const asked: string[] = [];
    await inclusionProof(
      65_300,
      66_000,
      (level, n) => {
        asked.push(`${level}/${n}`);
        return kept.readTile(level, n);
      },
      nodeHashing,
    );
    expect(asked).toHaveLength(new Set(asked).size);
  });

  it('are not made from a tile that is too short, nor of a leaf that the tree does not have', async () => {
    const short = async (level: number, n: number) => (await kept.readTile(level, n)).slice(32);
    await expect(inclusionProof(65_999, 66_000, short, nodeHashing)).rejects.toThrow(RangeError);
    for (const index of [66_000, -1, 0.5, NaN]) {
      await expect(inclusionProof(index, 66_000, kept.readTile, nodeHashing)).rejects.toThrow(RangeError);
    }
    await expect(consistencyProof(5, 4, kept.readTile, nodeHashing)).rejects.toThrow(RangeError);
    await expect(consistencyProof(-1, 4, kept.readTile, nodeHashing)).rejects.toThrow(RangeError);
  });
});
