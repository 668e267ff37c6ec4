import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { checkpointText } from '../../src/disclosure-log/format/checkpoint.js';
import { canonicalText } from '../../src/disclosure-log/format/canonical-bytes.js';
import { entryBundle } from '../../src/disclosure-log/format/entry-bundle.js';
import { leafHash } from '../../src/disclosure-log/format/leaf-hash.js';
import { noteText, signNote } from '../../src/disclosure-log/format/signed-note.js';
import { TILE_WIDTH } from '../../src/disclosure-log/format/tile-path.js';
import { ED25519, verifierKey, type VerifierKey } from '../../src/disclosure-log/format/verifier-key.js';
import type { PublishedLog } from '../../src/disclosure-log/published-log.js';
import { buildLeaf } from '../../src/disclosure-log/write/build-leaf.js';
import { EMPTY_EDGE, tilesAfter } from '../../src/disclosure-log/write/tiles-after.js';
import { nodeHashing } from '../../src/persistence/log/node-hashing.js';
import { randomSalts } from '../../src/persistence/log/random-salts.js';
import type { DecisionId } from '../../src/shared/ids.js';
import type { Instant } from '../../src/shared/instant.js';

const ORIGIN = 'bench.example/log';
const DECIDED_AT = '2027-03-28T01:23:45.678901Z' as Instant;

/** A signed log of leaves such as the hub writes, in memory, and the key that signed it. */
export function madeLog(size: number): { readonly log: PublishedLog; readonly key: VerifierKey } {
  const leaves = Array.from({ length: size }, oneLeaf);
  const grown = tilesAfter(
    EMPTY_EDGE,
    leaves.map((leaf) => leafHash(leaf, nodeHashing)),
    nodeHashing,
  );
  const tiles = new Map(grown.full.map(({ level, n, hashes }) => [`${level} ${n}`, hashes]));
  for (const [level, { n, hashes }] of grown.edge.partial) tiles.set(`${level} ${n}`, hashes);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const key = verifierKey(ORIGIN, ED25519, raw, nodeHashing);
  const text = checkpointText({ origin: ORIGIN, size, root: grown.root, extensions: [] });
  const note = noteText({
    text,
    signatures: [signNote(text, { key, sign: (bytes) => sign(null, bytes, privateKey) })],
  });
  return {
    key,
    log: {
      head: () => Promise.resolve({ size, root: grown.root, note, signedAt: DECIDED_AT }),
      tile: ({ level, n, width }) => {
        if (level !== 'entries') return Promise.resolve(tiles.get(`${level} ${n}`)?.subarray(0, width * 32) ?? null);
        return Promise.resolve(entryBundle(leaves.slice(n * TILE_WIDTH, n * TILE_WIDTH + width)));
      },
    },
  };
}

const KIND = canonicalText('ENQUIRY');

function oneLeaf(): Uint8Array {
  const content = {
    id: randomUUID() as string as DecisionId,
    decidedAt: DECIDED_AT,
    policyVersion: '0'.repeat(64),
    // a commitment is as long as the salt of an unused slot, and nobody who verifies can tell them apart
    values: { kind: KIND },
  };
  return buildLeaf(content, randomSalts(), nodeHashing);
}
