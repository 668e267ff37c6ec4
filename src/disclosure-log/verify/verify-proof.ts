import { leafHash } from '../format/leaf-hash.js';
import { Malformed } from '../format/malformed.js';
import { readProof, type TlogProof } from '../format/tlog-proof.js';
import { utf8Bytes } from '../format/utf8.js';
import type { Hashing } from '../hashing.js';
import type { SignatureCheck } from '../signing.js';
import { tampered, unreadable, unsigned, type LogFinding } from './log-finding.js';
import { openHead, type HeadTrust } from './open-head.js';
import { verifyInclusion } from './verify-inclusion.js';

/** What is said to be in the log: its bytes, or its leaf hash. */
export type ProvedLeaf = { readonly bytes: Uint8Array } | { readonly hash: Uint8Array };

/** The leaf is in the log, as its signed head says. */
export interface SoundProof {
  readonly kind: 'SOUND';
  readonly origin: string;
  /** Place of the leaf, from 0. */
  readonly index: number;
  /** Leaves of the tree that the head is of. */
  readonly size: number;
  readonly signedBy: readonly string[];
}

export type ProofFinding = LogFinding<SoundProof>;

const PROOF = 'the proof';

/**
 * Checks a `.tlog-proof` offline: the signatures on its head, and that its hashes lead from the leaf to the signed root.
 * Its extra data is passed over, as nothing covers it.
 */
export function verifyProof(
  proof: Uint8Array,
  leaf: ProvedLeaf,
  trust: HeadTrust,
  check: SignatureCheck,
  hashing: Hashing,
): ProofFinding {
  const read = readOrWhy(proof);
  if (read instanceof Malformed) return unreadable(PROOF, read.message);
  const head = openHead(utf8Bytes(read.checkpoint), trust, `the checkpoint of ${PROOF}`, check);
  if (head.kind !== 'OPENED') return head;
  const { origin, size, root } = head.checkpoint;
  const { index, hashes } = read;
  const hash = 'hash' in leaf ? leaf.hash : leafHash(leaf.bytes, hashing);
  if (!verifyInclusion({ index, size, leafHash: hash, root, hashes }, hashing)) {
    return tampered(PROOF, 'it does not lead from this leaf to the signed root', index);
  }
  if (!head.quorum) return unsigned(PROOF, 'fewer cosignatures of witnesses than the policy asks for');
  return { kind: 'SOUND', origin, index, size, signedBy: head.signatures.map(({ key }) => key.name) };
}

function readOrWhy(proof: Uint8Array): TlogProof | Malformed {
  try {
    return readProof(proof);
  } catch (fault) {
    if (fault instanceof Malformed) return fault;
    throw fault;
  }
}
