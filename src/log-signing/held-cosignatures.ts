import { checkpointText, readCheckpoint } from '../disclosure-log/format/checkpoint.js';
import type { LogPolicy } from '../disclosure-log/format/log-policy.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { noteText, readNote, type NoteSignature } from '../disclosure-log/format/signed-note.js';
import { utf8Bytes } from '../disclosure-log/format/utf8.js';
import { sameNameAndId, type VerifierKey } from '../disclosure-log/format/verifier-key.js';
import type { SignatureCheck } from '../disclosure-log/signing.js';
import { NoteRejected, openNote } from '../disclosure-log/verify/open-note.js';
import { sameBytes } from '../disclosure-log/format/same-bytes.js';
import { fail, ok, type Result } from '../shared/result.js';
import type { PublishedHead, Remembered } from './ports.js';
import type { Refusal } from './refusal.js';

/** Cosignatures of one checkpoint, by the name of the witness in the policy. */
export type Cosignatures = ReadonlyMap<string, NoteSignature>;

export interface HeadRules {
  /** The log's own key. */
  readonly key: VerifierKey;
  readonly policy: LogPolicy;
  readonly check: SignatureCheck;
}

/** Whether a row is a head that the key of this log signed; the row beside the note says the same as the note. */
export function isOwnHead(
  { origin, size, root, note }: Pick<PublishedHead, 'origin' | 'size' | 'root' | 'note'>,
  { key, check }: Pick<HeadRules, 'key' | 'check'>,
): boolean {
  return believed(() => {
    const { text, verified } = openNote(utf8Bytes(note), [key], check);
    const checkpoint = readCheckpoint(text);
    return (
      verified.length === 1 &&
      checkpoint.origin === origin &&
      checkpoint.size === size &&
      sameBytes(checkpoint.root, root)
    );
  });
}

/**
 * Whether what is published is what this signer remembers to have signed, and which cosignatures it carries already;
 * `null` when the published head is an older one, or none is.
 * @param published one that is this log's own (`isOwnHead`)
 */
export function heldCosignatures(
  published: PublishedHead | null,
  remembered: Remembered | null,
  { key, policy, check }: HeadRules,
): Result<Cosignatures | null, Refusal> {
  if (remembered === null) return published === null ? ok(null) : fail({ kind: 'MEMORY_LOST', index: null });
  const { origin, range, root, checkpoint } = remembered;
  const isOurs = isOwnHead({ origin, size: range.size, root, note: checkpoint }, { key, check });
  if (!isOurs) return fail({ kind: 'ANOTHER_KEY', index: null });
  if (published === null) return ok(null);
  if (published.size > range.size) return fail({ kind: 'MEMORY_BEHIND', index: null });
  if (published.size < range.size) return ok(null);
  const { text, signatures } = readNote(utf8Bytes(published.note));
  if (text !== checkpointText({ origin, size: range.size, root, extensions: [] })) {
    return fail({ kind: 'NOT_OUR_HEAD', index: null });
  }
  const held = policy.witnesses.flatMap(({ name, key }) => {
    const own = signatures.find((signature) => isOf(key, text, signature, check));
    return own === undefined ? [] : [[name, own] as const];
  });
  return ok(new Map(held));
}

/** One at a time: a line that somebody added must not take the others' worth. */
function isOf(key: VerifierKey, text: string, signature: NoteSignature, check: SignatureCheck): boolean {
  if (!sameNameAndId(key, signature)) return false;
  const note = utf8Bytes(noteText({ text, signatures: [signature] }));
  return believed(() => openNote(note, [key], check).verified.length === 1);
}

function believed(judge: () => boolean): boolean {
  try {
    return judge();
  } catch (fault) {
    if (fault instanceof Malformed || fault instanceof NoteRejected) return false;
    throw fault;
  }
}
