import { readCheckpoint, type Checkpoint } from '../format/checkpoint.js';
import { cosigners, quorumMet, type LogPolicy } from '../format/log-policy.js';
import { Malformed } from '../format/malformed.js';
import type { VerifierKey } from '../format/verifier-key.js';
import type { SignatureCheck } from '../signing.js';
import { tampered, unreadable, unsigned, type LogFinding } from './log-finding.js';
import { NoteRejected, openNote, type VerifiedSignature } from './open-note.js';

/** Whose signature on a head is believed. */
export interface HeadTrust {
  /** Keys of the log beside those of the policy. */
  readonly logKeys: readonly VerifierKey[];
  /** Who has to have cosigned; `null` when nobody has to. */
  readonly policy: LogPolicy | null;
  /** Name of the log; `null` when it is that of the key that signed, as it is with most logs. */
  readonly origin: string | null;
}

/** A head that the log signed. */
export interface OpenedHead {
  readonly kind: 'OPENED';
  readonly checkpoint: Checkpoint;
  readonly note: Uint8Array;
  readonly signatures: readonly VerifiedSignature[];
  /** Whether enough witnesses cosigned. */
  readonly quorum: boolean;
}

/**
 * Opens the signed note of a head. A bad signature under a known key is tampering and not a missing signature: either
 * the text or the signature was changed by somebody who wanted it to be taken for the log's. The quorum is told, not
 * demanded, as tampering with the tree weighs more and is looked for first.
 * @param place what the finding names when the note is not in order
 */
export function openHead(
  note: Uint8Array,
  trust: HeadTrust,
  place: string,
  check: SignatureCheck,
): OpenedHead | Exclude<LogFinding, { kind: 'SOUND' }> {
  const { policy, origin } = trust;
  const logKeys = [...trust.logKeys, ...(policy?.logs.map(({ key }) => key) ?? [])];
  const witnessKeys = policy?.witnesses.map(({ key }) => key) ?? [];
  try {
    const { text, verified } = openNote(note, [...logKeys, ...witnessKeys], check);
    const signers = verified.filter(({ key }) => logKeys.includes(key));
    if (signers.length === 0) return unsigned(place, 'no signature of the key of the log');
    const checkpoint = readCheckpoint(text);
    if (!signers.some(({ key }) => checkpoint.origin === (origin ?? key.name))) {
      return unsigned(place, 'the head of another log');
    }
    const quorum = policy === null || quorumMet(policy, cosigners(policy, verified));
    return { kind: 'OPENED', checkpoint, note, signatures: verified, quorum };
  } catch (fault) {
    if (fault instanceof NoteRejected) return tampered(place, fault.message);
    if (fault instanceof Malformed) return unreadable(place, fault.message);
    throw fault;
  }
}
