import { base64 } from '../disclosure-log/format/base64.js';
import type { PolicyWitness } from '../disclosure-log/format/log-policy.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { noteText, readSignatureLines, type NoteSignature } from '../disclosure-log/format/signed-note.js';
import { utf8Bytes } from '../disclosure-log/format/utf8.js';
import { sameNameAndId } from '../disclosure-log/format/verifier-key.js';
import type { Hashing } from '../disclosure-log/hashing.js';
import type { SignatureCheck } from '../disclosure-log/signing.js';
import { NoteRejected, openNote } from '../disclosure-log/verify/open-note.js';
import { consistencyProof, type ReadTile } from '../disclosure-log/write/build-proof.js';
import type { Cosignatures } from './held-cosignatures.js';
import type { WitnessPost } from './ports.js';

/** The head that is to be cosigned. */
interface SignedCheckpoint {
  readonly size: number;
  readonly text: string;
  /** The log's own signature. */
  readonly signature: NoteSignature;
}

interface GatherPorts {
  readonly witnesses: WitnessPost;
  readonly tile: ReadTile;
  readonly check: SignatureCheck;
  readonly hashing: Hashing;
}

/** Why a witness that answered did not cosign; each is something that people have to look at. */
export type Disagreement =
  /** It remembers a later head than this one, under the key of this log. */
  | 'KNOWS_MORE'
  /** The stored tiles do not prove this head to continue the one that the witness remembers. */
  | 'PROOF_FAILS'
  /** It does not know this log or its key, or did not understand the request. */
  | 'REFUSES'
  /** What it sent is not its cosignature of this head. */
  | 'SIGNED_ELSE';

export interface Gathered {
  readonly cosignatures: Cosignatures;
  /** By the name of the witness; one that gave no answer at all is in neither. */
  readonly disagreements: ReadonlyMap<string, Disagreement>;
}

/**
 * Asks witnesses, all at once, to cosign a head, each with the proof that the head continues the one it knows.
 * @param knownSizes what each is known to remember, by name; kept up to date here. A witness that remembers another size
 * says so (409) and is asked once more.
 */
export async function gatherCosignatures(
  head: SignedCheckpoint,
  witnesses: readonly PolicyWitness[],
  knownSizes: Map<string, number>,
  ports: GatherPorts,
): Promise<Gathered> {
  const cosignatures = new Map<string, NoteSignature>();
  const disagreements = new Map<string, Disagreement>();
  await Promise.all(
    witnesses.map(async (witness) => {
      const answer = await ask(head, witness, knownSizes, ports);
      if (typeof answer === 'string') disagreements.set(witness.name, answer);
      else if (answer !== null) cosignatures.set(witness.name, answer);
    }),
  );
  return { cosignatures, disagreements };
}

async function ask(
  head: SignedCheckpoint,
  witness: PolicyWitness,
  knownSizes: Map<string, number>,
  ports: GatherPorts,
): Promise<NoteSignature | Disagreement | null> {
  if (witness.url === null) return null;
  for (let again = true; ; again = false) {
    const old = knownSizes.get(witness.name) ?? 0;
    const proof = await proofFrom(old, head.size, ports);
    if (proof === null) return 'PROOF_FAILS';
    const reply = await ports.witnesses.addCheckpoint(witness.url, requestOf(old, proof, head));
    if (reply.kind === 'NO_ANSWER') return null;
    if (reply.kind === 'REFUSED') return FINDS_NO_PROOF.has(reply.status) ? 'PROOF_FAILS' : 'REFUSES';
    if (reply.kind === 'COSIGNED') {
      const cosignature = cosignatureIn(reply.lines, head, witness, ports);
      if (cosignature !== null) knownSizes.set(witness.name, head.size);
      return cosignature ?? 'SIGNED_ELSE';
    }
    if (reply.size > head.size) {
      // nobody signed this size: whoever made it up must not keep the witness from being asked at the next beat
      knownSizes.delete(witness.name);
      return 'KNOWS_MORE';
    }
    knownSizes.set(witness.name, reply.size);
    // somebody else may have brought it a head in between: the next beat asks again
    if (!again) return null;
  }
}

/** 422 as the protocol has it now; 409 without a size, as witnesses of its first version answer to a fork. */
const FINDS_NO_PROOF: ReadonlySet<number> = new Set([409, 422]);

/** `null` when the stored tiles hold less than the proof needs. */
async function proofFrom(
  old: number,
  size: number,
  { tile, hashing }: GatherPorts,
): Promise<readonly Uint8Array[] | null> {
  try {
    return await consistencyProof(old, size, tile, hashing);
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

/** The body of add-checkpoint (c2sp.org/tlog-witness). */
function requestOf(old: number, proof: readonly Uint8Array[], { text, signature }: SignedCheckpoint): string {
  const lines = [`old ${old}`, ...proof.map(base64), '', noteText({ text, signatures: [signature] })];
  return lines.join('\n');
}

/** The witness's own signature among the lines that it sent, verified over the head; `null` when there is none. */
function cosignatureIn(
  lines: string,
  { text }: SignedCheckpoint,
  { key }: PolicyWitness,
  { check }: GatherPorts,
): NoteSignature | null {
  try {
    const own = readSignatureLines(lines).find((signature) => sameNameAndId(key, signature));
    if (own === undefined) return null;
    const opened = openNote(utf8Bytes(noteText({ text, signatures: [own] })), [key], check);
    return opened.verified.length === 1 ? own : null;
  } catch (fault) {
    if (fault instanceof Malformed || fault instanceof NoteRejected) return null;
    throw fault;
  }
}
