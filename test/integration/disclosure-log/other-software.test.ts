import { createPublicKey } from 'node:crypto';
import { type LogCheckpoint, verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';
import { describe, expect, it } from 'vitest';
import { proofText } from '../../../src/disclosure-log/format/tlog-proof.js';
import { verifierKeyText } from '../../../src/disclosure-log/format/verifier-key.js';
import { inclusionProof } from '../../../src/disclosure-log/write/build-proof.js';
import { nodeHashing } from '../../../src/persistence/log/node-hashing.js';
import { hubLeavesOf, logFiles } from '../../support/log-files.js';
import { newSigner } from '../../support/note-keys.js';

type Entry = Parameters<typeof verifyMerkleInclusion>[0];
type Authority = Parameters<typeof verifyCheckpoint>[1][number];

const NAME = 'hub.example/log';
const signer = newSigner(NAME);
const leaves = hubLeavesOf(300);
const SIZES = [1, 2, 3, 7, 8, 255, 256, 257, 300];

/** The `.tlog-proof` file that the hub hands out for a leaf in a log of this size. */
async function proofFile(index: number, size: number): Promise<string> {
  const { files, kept } = logFiles(leaves.slice(0, size), signer);
  const hashes = await inclusionProof(index, size, kept.readTile, nodeHashing);
  const checkpoint = Buffer.from(files.get('checkpoint') ?? []).toString();
  return proofText({ extra: null, index, hashes, checkpoint });
}

/** The file as Sigstore's verifier takes it; read here line by line, with nothing of the hub's. */
function entryOf(file: string, leaf: Uint8Array): Entry {
  const end = file.indexOf('\n\n');
  const [, index, ...hashes] = file.slice(0, end).split('\n');
  const inclusionProof = {
    logIndex: (index ?? '').replace('index ', ''),
    hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
    checkpoint: { envelope: file.slice(end + 2) },
  };
  return { inclusionProof, canonicalizedBody: Buffer.from(leaf) } as unknown as Entry;
}

/** The log as Sigstore knows one: by its key, the id that begins with the hint in the verifier key, and its address. */
function authority(vkey: string): Authority {
  const [name = '', hint = '', ...rest] = vkey.split('+');
  const x = Buffer.from(rest.join('+'), 'base64').subarray(1).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const always = { start: new Date(0), end: new Date(8.64e15) };
  return { logID: Buffer.from(hint, 'hex'), baseURL: `https://${name}`, publicKey, validFor: always };
}

const LOG = authority(verifierKeyText(signer.key));

function verified(file: string, leaf: Uint8Array, log = LOG): LogCheckpoint {
  const entry = entryOf(file, leaf);
  const checkpoint = verifyCheckpoint(entry, [log]);
  verifyMerkleInclusion(entry, checkpoint);
  return checkpoint;
}

describe("Sigstore's verifier, which has no part in the hub,", () => {
  it.each(SIZES)('verifies head and proof of leaves in a log of %i', async (size) => {
    const places = [...new Set([0, 1, size >> 1, size - 2, size - 1])].filter((place) => place >= 0 && place < size);
    for (const index of places) {
      const checkpoint = verified(await proofFile(index, size), leaves[index] ?? new Uint8Array());
      expect([checkpoint.origin, Number(checkpoint.logSize)]).toEqual([NAME, size]);
    }
  });

  it('refuses another leaf, another place, another size, a turned hash and the key of another log', async () => {
    const [leaf = new Uint8Array(), other = new Uint8Array()] = leaves;
    const file = await proofFile(0, 300);
    const wrong = 'calculated root hash does not match';
    expect(() => verified(file, other)).toThrow(wrong);
    expect(() => verified(file.replace('index 0', 'index 1'), leaf)).toThrow(wrong);
    expect(() => verified(file.replace('\n300\n', '\n301\n'), leaf)).toThrow('invalid checkpoint signature');
    const [first = ''] = file.split('\n').slice(2);
    const turned = `${first.startsWith('A') ? 'B' : 'A'}${first.slice(1)}`;
    expect(() => verified(file.replace(first, turned), leaf)).toThrow(wrong);
    const stranger = authority(verifierKeyText(newSigner(NAME).key));
    expect(() => verified(file, leaf, stranger)).toThrow('invalid checkpoint signature');
  });
});
