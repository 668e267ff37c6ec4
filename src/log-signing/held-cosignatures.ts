import { checkpointText } from '../disclosure-log/format/checkpoint.js';
import type { LogPolicy, PolicyWitness } from '../disclosure-log/format/log-policy.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { readNote, type NoteSignature } from '../disclosure-log/format/signed-note.js';
import { utf8Bytes } from '../disclosure-log/format/utf8.js';
import { sameNameAndId, type VerifierKey } from '../disclosure-log/format/verifier-key.js';
import type { Hashing } from '../disclosure-log/hashing.js';
import type { SignatureCheck } from '../disclosure-log/signing.js';
import { NoteRejected, openNote } from '../disclosure-log/verify/open-note.js';
import { sameBytes } from '../disclosure-log/verify/same-bytes.js';
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
  readonly hashing: Hashing;
}

/**
 * Whether what is published is what this signer remembers to have signed, and which cosignatures it carries already;
 * `null` when the published head is an older one, or none is.
 */
export function heldCosignatures(
  published: PublishedHead | null,
  remembered: Remembered | null,
  rules: HeadRules,
): Result<Cosignatures | null, Refusal> {
  if (published === null) return ok(null);
  if (remembered === null) return fail({ kind: 'MEMORY_LOST', index: null });
  if (published.size > remembered.range.size) return fail({ kind: 'MEMORY_BEHIND', index: null });
  if (published.size < remembered.range.size) return ok(null);
  const held = sameBytes(published.root, remembered.root) ? cosignaturesOf(published.note, remembered, rules) : null;
  return held === null ? fail({ kind: 'NOT_OUR_HEAD', index: null }) : ok(held);
}

function cosignaturesOf(note: string, { origin, range, root }: Remembered, rules: HeadRules): Cosignatures | null {
  const { key, policy, check, hashing } = rules;
  try {
    const bytes = utf8Bytes(note);
    const { text, verified } = openNote(bytes, [key, ...policy.witnesses.map((each) => each.key)], check, hashing);
    const ours = verified.some((signed) => sameNameAndId(signed.key, key));
    if (!ours || text !== checkpointText({ origin, size: range.size, root, extensions: [] })) return null;
    return byWitness(policy.witnesses, readNote(bytes).signatures);
  } catch (fault) {
    if (fault instanceof Malformed || fault instanceof NoteRejected) return null;
    throw fault;
  }
}

/** Which of these signatures are of which witness, by name and id alone. */
function byWitness(witnesses: readonly PolicyWitness[], signatures: readonly NoteSignature[]): Cosignatures {
  return new Map(
    witnesses.flatMap(({ name, key }) => {
      const own = signatures.find((signature) => sameNameAndId(key, signature));
      return own === undefined ? [] : [[name, own] as const];
    }),
  );
}
