import { cosigners, type LogPolicy } from '../../../disclosure-log/format/log-policy.js';
import type { SignedNote } from '../../../disclosure-log/format/signed-note.js';
import type { VerifiedSignature } from '../../../disclosure-log/verify/open-note.js';

/** Bytes of a cosignature: when it was made, and the signature (c2sp.org/tlog-cosignature). */
const COSIGNATURE_LENGTH = 8 + 64;

/**
 * What is wrong with the names of witnesses beside a head; `null` when its note shows them. Witnesses that the policy
 * does not know may have been those of an earlier one: there have to be as many cosignatures of others.
 * @param policy by which the note was opened; `null` when no signature was looked at
 */
export function witnessFault(
  named: readonly string[],
  { signatures }: Pick<SignedNote, 'signatures'>,
  policy: LogPolicy | null,
  verified: readonly VerifiedSignature[],
): string | null {
  const names = new Set(named);
  const cosignatures = signatures.filter(({ signature }) => signature.length === COSIGNATURE_LENGTH);
  const shown = policy === null ? new Set<string>() : cosigners(policy, verified);
  const isOfPolicy = (name: string): boolean => policy?.witnesses.some((witness) => witness.name === name) ?? false;
  const others = [...names].filter((name) => !isOfPolicy(name));
  const asShown = [...names].every((name) => !isOfPolicy(name) || shown.has(name));
  if (!asShown || names.size !== named.length || others.length > cosignatures.length - shown.size) {
    return 'the columns name a witness whose cosignature is not there';
  }
  return [...shown].every((name) => names.has(name))
    ? null
    : 'the columns leave out a witness whose cosignature is there';
}
