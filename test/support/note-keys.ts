import { generateKeyPairSync, sign } from 'node:crypto';
import { base64 } from '../../src/disclosure-log/format/base64.js';
import { checkpointText } from '../../src/disclosure-log/format/checkpoint.js';
import { noteText, signNote } from '../../src/disclosure-log/format/signed-note.js';
import { utf8Bytes } from '../../src/disclosure-log/format/utf8.js';
import { ED25519, verifierKey } from '../../src/disclosure-log/format/verifier-key.js';
import type { NoteSigner } from '../../src/disclosure-log/signing.js';
import { nodeHashing } from '../../src/persistence/log/node-hashing.js';

/** A new key that signs notes; in memory alone. */
export function newSigner(name: string, type: number = ED25519): NoteSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { key: verifierKey(name, type, raw, nodeHashing), sign: (message) => sign(null, message, privateKey) };
}

/** A tree small enough to be hashed afresh at each size, with the proofs that its log would give. */
export interface SmallTree {
  root(size: number): Uint8Array;
  /** That the tree of `size` continues the one of `oldSize`; RFC 6962 section 2.1.2, written from its definition. */
  proof(oldSize: number, size: number): readonly Uint8Array[];
}

/** The tree of these entries; shares no code with the log's own. */
export function smallTree(entries: readonly string[]): SmallTree {
  const leaves = entries.map((entry) => nodeHashing.sha256(Uint8Array.of(0), utf8Bytes(entry)));
  const root = (part: readonly Uint8Array[]): Uint8Array => {
    if (part.length === 0) return nodeHashing.sha256();
    if (part.length === 1) return part[0]!;
    const split = splitOf(part.length);
    return nodeHashing.sha256(Uint8Array.of(1), root(part.slice(0, split)), root(part.slice(split)));
  };
  const proof = (old: number, part: readonly Uint8Array[], whole: boolean): Uint8Array[] => {
    if (old === part.length) return whole ? [] : [root(part)];
    const split = splitOf(part.length);
    return old <= split
      ? [...proof(old, part.slice(0, split), whole), root(part.slice(split))]
      : [...proof(old - split, part.slice(split), false), root(part.slice(0, split))];
  };
  return {
    root: (size) => root(leaves.slice(0, size)),
    proof: (oldSize, size) => (oldSize === 0 ? [] : proof(oldSize, leaves.slice(0, size), true)),
  };
}

/** Largest power of two below `size`. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The signed head of a log. */
export function signedHead(log: NoteSigner, size: number, root: Uint8Array): string {
  const text = checkpointText({ origin: log.key.name, size, root, extensions: [] });
  return noteText({ text, signatures: [signNote(text, log)] });
}

/** The body of add-checkpoint. */
export function submission(oldSize: number, proof: readonly Uint8Array[], note: string): string {
  return `old ${oldSize}\n${proof.map((hash) => `${base64(hash)}\n`).join('')}\n${note}`;
}
