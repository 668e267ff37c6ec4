import { readCheckpoint, type Checkpoint } from '../disclosure-log/format/checkpoint.js';
import { cosign } from '../disclosure-log/format/cosignature.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { emptyRoot } from '../disclosure-log/format/node-hash.js';
import { noteText, readNote, signatureLine, type SignedNote } from '../disclosure-log/format/signed-note.js';
import { sameNameAndId, type VerifierKey } from '../disclosure-log/format/verifier-key.js';
import { NoteRejected, openNote } from '../disclosure-log/verify/open-note.js';
import { verifyConsistency } from '../disclosure-log/verify/verify-consistency.js';
import type { Witness, WitnessedHead } from './ports.js';
import { readSubmission, type Submission } from './read-submission.js';

/** The answer to a submitted head, with the status that c2sp.org/tlog-witness gives it. */
export type Judgement =
  | { readonly status: 200; readonly signatures: string }
  /** `contradiction`: the log signed two heads that cannot both be true. */
  | { readonly status: 400 | 403 | 404 | 422; readonly why: string; readonly contradiction?: true }
  /** The size that is remembered, from which the log has to prove. */
  | { readonly status: 409; readonly size: number };

interface Presented extends Submission {
  readonly checkpoint: Checkpoint;
  readonly signed: SignedNote;
  /** Keys of the log that the checkpoint names. */
  readonly keys: readonly VerifierKey[];
}

/**
 * Cosigns the head of a log when it continues the last one that this witness cosigned, and says why when it does not.
 * The head is remembered durably before its signature is given away. Never throws for what was sent.
 */
export async function judgeCheckpoint(body: Uint8Array, witness: Witness): Promise<Judgement> {
  const presented = readPresented(body, witness);
  if ('status' in presented) return presented;
  const { checkpoint, oldSize } = presented;
  if (oldSize > checkpoint.size) return { status: 400, why: 'the old size is larger than the size of the checkpoint' };
  const known = await witness.memory.latest(checkpoint.origin);
  if (oldSize !== (known?.size ?? 0)) return { status: 409, size: known?.size ?? 0 };
  if (!continues(presented, known, witness)) return refuse(presented, known, witness);
  return remember(presented, known, witness);
}

/** Read and signed by its log, or the judgement that it is not. */
function readPresented(body: Uint8Array, { logs, check }: Witness): Presented | Judgement {
  try {
    const submission = readSubmission(body);
    const signed = readNote(submission.note);
    const checkpoint = readCheckpoint(signed.text);
    const keys = logs.filter(({ name }) => name === checkpoint.origin);
    if (keys.length === 0) return { status: 404, why: 'this log is not watched here' };
    const { verified } = openNote(submission.note, keys, check);
    if (verified.length === 0) return { status: 403, why: 'no signature of a known key of this log' };
    return { ...submission, checkpoint, signed, keys };
  } catch (fault) {
    if (fault instanceof Malformed) return { status: 400, why: fault.message };
    if (fault instanceof NoteRejected) return { status: 403, why: fault.message };
    throw fault;
  }
}

/** INVARIANT: a head that is cosigned has the remembered one as its beginning; the first one has the empty tree. */
function continues({ checkpoint, proof }: Presented, known: WitnessedHead | null, { hashing }: Witness): boolean {
  const { size, root } = checkpoint;
  const old = known ?? { size: 0, root: emptyRoot(hashing) };
  return verifyConsistency({ oldSize: old.size, size, oldRoot: old.root, root, hashes: proof }, hashing);
}

async function refuse(presented: Presented, known: WitnessedHead | null, { memory }: Witness): Promise<Judgement> {
  const { checkpoint, proof } = presented;
  if (known === null || checkpoint.size !== known.size || sameRoot(checkpoint, known)) {
    const why =
      proof.length > 0 && (known?.size ?? 0) === 0 ? 'a proof from size 0 is empty' : 'the proof does not hold';
    return { status: 422, why };
  }
  await memory.keepContradiction(checkpoint.origin, known.note, noteText(byItsLog(presented)));
  return { status: 422, why: 'another root was cosigned for this size', contradiction: true };
}

async function remember(
  presented: Presented,
  known: WitnessedHead | null,
  { memory, now, signer }: Witness,
): Promise<Judgement> {
  const { origin, size, root } = presented.checkpoint;
  const { text, signatures } = byItsLog(presented);
  const cosignature = cosign(text, now(), signer);
  const note = noteText({ text, signatures: [...signatures, cosignature] });
  if (await memory.replace(origin, known, { size, root, note })) {
    return { status: 200, signatures: signatureLine(cosignature) };
  }
  // another request was quicker: the log proves again from what is remembered now
  return { status: 409, size: (await memory.latest(origin))?.size ?? 0 };
}

/** The note with one verified signature for each key of its log, and with nothing that somebody else put there. */
function byItsLog({ signed: { text, signatures }, keys }: Presented): SignedNote {
  return { text, signatures: keys.flatMap((key) => signatures.find((signed) => sameNameAndId(signed, key)) ?? []) };
}

function sameRoot({ root }: Checkpoint, known: WitnessedHead): boolean {
  return root.every((byte, at) => byte === known.root[at]);
}
