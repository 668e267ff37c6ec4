import { cosignedBytes, readCosignature } from '../format/cosignature.js';
import { Malformed } from '../format/malformed.js';
import { readNote, type NoteSignature } from '../format/signed-note.js';
import { utf8Bytes } from '../format/utf8.js';
import { COSIGNATURE, sameNameAndId, type VerifierKey } from '../format/verifier-key.js';
import type { SignatureCheck } from '../signing.js';

/** A key that is known signed something else: the note deserves no belief, whoever else signed it. */
export class NoteRejected extends Error {
  override readonly name = 'NoteRejected';
}

export interface OpenedNote {
  readonly text: string;
  /** The known keys that signed, each once, in the order of the note. Empty: believe nothing of the text. */
  readonly verified: readonly VerifiedSignature[];
}

export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** POSIX seconds of a cosignature, the latest when there are several; `null` for a log's own signature. */
  readonly time: number | null;
}

/**
 * Reads a note and checks what the known keys signed (c2sp.org/signed-note). Signatures of other keys are ignored, also
 * of keys that share only the name or only the id with a known one.
 * @throws Malformed when the bytes are not a note
 * @throws NoteRejected when a signature under a known name and id does not verify
 */
export function openNote(bytes: Uint8Array, keys: readonly VerifierKey[], check: SignatureCheck): OpenedNote {
  const { text, signatures } = readNote(bytes);
  const verified: VerifiedSignature[] = [];
  for (const signature of signatures) {
    for (const key of keys.filter((known) => sameNameAndId(known, signature))) {
      remember(verified, { key, time: verifiedTime(text, signature, key, check) });
    }
  }
  return { text, verified };
}

/** When two known keys share name and id, both are asked: one of them fails, and the note with it. */
function verifiedTime(
  text: string,
  { signature }: NoteSignature,
  key: VerifierKey,
  check: SignatureCheck,
): number | null {
  if (key.type !== COSIGNATURE) {
    if (!check.ed25519(key.publicKey, utf8Bytes(text), signature)) throw rejected();
    return null;
  }
  const { time, signature: signed } = cosignatureOf(signature);
  if (!check.ed25519(key.publicKey, cosignedBytes(text, time), signed)) throw rejected();
  return time;
}

function cosignatureOf(signature: Uint8Array): ReturnType<typeof readCosignature> {
  try {
    return readCosignature(signature);
  } catch (fault) {
    throw fault instanceof Malformed ? rejected() : fault;
  }
}

function remember(verified: VerifiedSignature[], found: VerifiedSignature): void {
  const at = verified.findIndex(({ key }) => sameNameAndId(key, found.key));
  const earlier = verified[at];
  if (earlier === undefined) verified.push(found);
  else if ((found.time ?? 0) > (earlier.time ?? 0)) verified[at] = found;
}

function rejected(): NoteRejected {
  return new NoteRejected('a signature of a known key is not one of this note');
}
