import { describe, expect, it } from 'vitest';
import { emptyRoot } from '../../../../src/disclosure-log/format/node-hash.js';
import { verifyConsistency, type ConsistencyClaim } from '../../../../src/disclosure-log/verify/verify-consistency.js';
import { verifyInclusion, type InclusionClaim } from '../../../../src/disclosure-log/verify/verify-inclusion.js';
import { nodeHashing } from '../../../../src/persistence/log/node-hashing.js';
import probes from './merkle-probes.json' with { type: 'json' };

/**
 * The probes of transparency-dev/merkle: its sound proofs are carried as data, and each is spoilt as its testdata is,
 * under the same names.
 */
type Hashes = readonly Uint8Array[];

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
const SOME = bytes(probes.someHash);
const NOTHING = new Uint8Array();
const EMPTY = emptyRoot(nodeHashing);
const WRONG = new Uint8Array(Buffer.from('WrongRoot'));

const flipped = (hashes: Hashes, at: number, bit: number): Hashes =>
  hashes.map((hash, place) => (place === at ? hash.map((byte, n) => (n === 0 ? byte ^ bit : byte)) : hash));

function* inclusionProbes(claim: InclusionClaim): Generator<readonly [string, InclusionClaim]> {
  const { index, size, root, hashes } = claim;
  yield ['leafIdx - 1', { ...claim, index: index - 1 }];
  yield ['leafIdx + 1', { ...claim, index: index + 1 }];
  yield ['leafIdx ^ 2', { ...claim, index: index ^ 2 }];
  yield ['treeSize * 2', { ...claim, size: size * 2 }];
  yield ['treeSize / 2', { ...claim, size: Math.floor(size / 2) }];
  yield ['wrong leaf', { ...claim, leafHash: new Uint8Array(Buffer.from('WrongLeaf')) }];
  yield ['empty root', { ...claim, root: EMPTY }];
  yield ['random root', { ...claim, root: SOME }];
  yield ['trailing garbage', { ...claim, hashes: [...hashes, NOTHING] }];
  yield ['trailing root', { ...claim, hashes: [...hashes, root] }];
  yield ['preceding garbage', { ...claim, hashes: [NOTHING, ...hashes] }];
  yield ['preceding root', { ...claim, hashes: [root, ...hashes] }];
  for (const at of hashes.keys()) yield [`modified proof[${at}] bit 3`, { ...claim, hashes: flipped(hashes, at, 8) }];
  if (hashes.length > 0) yield ['removed component', { ...claim, hashes: hashes.slice(0, -1) }];
  if (hashes.length > 1) {
    yield ['inserted component', { ...claim, hashes: [hashes[0]!, SOME, ...hashes.slice(1)] }];
  }
}

function* consistencyProbes(claim: ConsistencyClaim): Generator<readonly [string, ConsistencyClaim]> {
  const { oldSize, size, oldRoot, root, hashes } = claim;
  // those of a proof without hashes are among the small trees below
  if (hashes.length === 0) return;
  yield ['size1 - 1', { ...claim, oldSize: oldSize - 1 }];
  yield ['size1 + 1', { ...claim, oldSize: oldSize + 1 }];
  yield ['size1 ^ 2', { ...claim, oldSize: oldSize ^ 2 }];
  yield ['size2 * 2', { ...claim, size: size * 2 }];
  yield ['size2 / 2', { ...claim, size: Math.floor(size / 2) }];
  yield ['wrong root1', { ...claim, oldRoot: WRONG }];
  yield ['wrong root2', { ...claim, root: WRONG }];
  yield ['swapped roots', { ...claim, oldRoot: root, root: oldRoot }];
  yield ['empty proof', { ...claim, hashes: [] }];
  yield ['trailing garbage', { ...claim, hashes: [...hashes, NOTHING] }];
  yield ['trailing root1', { ...claim, hashes: [...hashes, oldRoot] }];
  yield ['trailing root2', { ...claim, hashes: [...hashes, root] }];
  yield ['preceding garbage', { ...claim, hashes: [NOTHING, ...hashes] }];
  yield ['preceding root1', { ...claim, hashes: [oldRoot, ...hashes] }];
  yield ['preceding root2', { ...claim, hashes: [root, ...hashes] }];
  yield ['preceding proof[0]', { ...claim, hashes: [hashes[0]!, ...hashes] }];
  yield ['truncated proof', { ...claim, hashes: hashes.slice(0, -1) }];
  for (const at of hashes.keys()) yield [`modified proof[${at}] bit 4`, { ...claim, hashes: flipped(hashes, at, 16) }];
}

describe.each(
  probes.inclusion.map(({ leafIdx, treeSize, root, leafHash, proof }) => ({
    index: leafIdx,
    size: treeSize,
    root: bytes(root),
    leafHash: bytes(leafHash),
    hashes: proof.map(bytes),
  })),
)('inclusion of leaf $index of $size', (claim) => {
  it('is verified', () => {
    expect(verifyInclusion(claim, nodeHashing)).toBe(true);
  });

  it.each([...inclusionProbes(claim)])('is refused with: %s', (_, spoilt) => {
    expect(verifyInclusion(spoilt, nodeHashing)).toBe(false);
  });
});

describe.each(
  probes.consistency.map(({ size1, size2, root1, root2, proof }) => ({
    oldSize: size1,
    size: size2,
    oldRoot: bytes(root1),
    root: bytes(root2),
    hashes: proof.map(bytes),
  })),
)('consistency of $oldSize with $size', (claim) => {
  it('is verified', () => {
    expect(verifyConsistency(claim, nodeHashing)).toBe(true);
  });

  it.each([...consistencyProbes(claim)])('is refused with: %s', (_, spoilt) => {
    expect(verifyConsistency(spoilt, nodeHashing)).toBe(false);
  });
});

describe('trees of no leaf and of one', () => {
  it.each([
    [0, 0],
    [0, 1],
    [1, 0],
    [2, 1],
  ])('do not include a leaf at %i of %i that nobody has seen', (index, size) => {
    for (const [leafHash, root] of [
      [SOME, NOTHING],
      [NOTHING, EMPTY],
      [SOME, EMPTY],
    ] as const) {
      expect(verifyInclusion({ index, size, leafHash, root, hashes: [] }, nodeHashing)).toBe(false);
    }
  });

  it('include the one leaf under its own hash and no other', () => {
    const hash = nodeHashing.sha256(Uint8Array.of(0), Buffer.from('data'));
    const claim = { index: 0, size: 1, leafHash: hash, root: hash, hashes: [] };
    expect(verifyInclusion(claim, nodeHashing)).toBe(true);
    expect(verifyInclusion({ ...claim, leafHash: NOTHING }, nodeHashing)).toBe(false);
    expect(verifyInclusion({ ...claim, root: NOTHING }, nodeHashing)).toBe(false);
    expect(verifyInclusion({ ...claim, leafHash: NOTHING, root: NOTHING }, nodeHashing)).toBe(false);
  });

  it.each([
    ['roots do not match and sizes are zero', 0, 0, EMPTY, SOME, []],
    ['roots do not match and sizes are one', 1, 1, EMPTY, SOME, []],
    ['size1 is greater than size2', 1, 0, SOME, SOME, []],
    ['size1 is greater than size2, again', 2, 1, SOME, SOME, []],
    ['sizes do not match and the proof is empty', 1, 2, SOME, SOME, []],
    ['sizes are zero but the proof is not empty', 0, 0, EMPTY, EMPTY, [EMPTY]],
    ['size1 is zero and the proof is not empty', 0, 1, EMPTY, EMPTY, [EMPTY]],
    ['sizes are one but the proof is not empty', 1, 1, EMPTY, EMPTY, [EMPTY]],
    ['size1 is zero and root1 is not that of the empty tree', 0, 1, SOME, SOME, []],
  ])('are not consistent where %s', (_, oldSize, size, oldRoot, root, hashes) => {
    expect(verifyConsistency({ oldSize, size, oldRoot, root, hashes }, nodeHashing)).toBe(false);
  });
});
