/** Why the signer signs nothing more, and the sentence that an operator reads. */
export const REFUSALS = {
  SHRUNK: 'the log is shorter than the head that was signed last: it was cut, or restored from a backup',
  FORKED: 'the log has the size of the head that was signed last and another root: it was rewritten or restored',
  ANOTHER_ROOT: 'the root of the log does not follow from the head that was signed last and the leaves since',
  GAP: 'the log has not as many leaves as it says, or not in order',
  LEAF_HASH: 'the stored hash of a leaf is not the hash of its bytes',
  LEAF_SHAPE: 'the bytes of a leaf are no leaf of this version',
  LEAF_ID: 'a leaf names another decision than the one that it stands for',
  LEAF_HOUR: 'a leaf names another hour than that of its decision',
  NO_PROMISE: 'a leaf stands for no decision or event that the hub recorded',
  FORGED_PROMISE: 'the receipt of a leaf is not signed with the receipt key of this hub',
  DUPLICATE: 'a leaf stands twice in the log',
  FUTURE: 'a leaf is of more than five minutes after the time of this signer',
  MEMORY_LOST: 'this log has heads that were signed before, and this signer remembers none',
  ANOTHER_KEY: 'the head that this signer remembers was signed with another key than its own',
  MEMORY_BEHIND: 'a head is published that is newer than what this signer remembers to have signed',
  NOT_OUR_HEAD: 'a head is published that was signed with the key of this signer, but not by this signer',
} as const;

export type RefusalKind = keyof typeof REFUSALS;

export interface Refusal {
  readonly kind: RefusalKind;
  /** The leaf at fault; `null` when it is the log as a whole. */
  readonly index: number | null;
}

/** The sentence of a refusal with the place at fault; it tells nothing of a leaf's content. */
export function refusalSentence({ kind, index }: Refusal): string {
  return index === null ? REFUSALS[kind] : `${REFUSALS[kind]} (leaf ${index})`;
}

/** The exit code by which whoever started the signer knows that it must not simply be started again. */
export const STOPPED_BY_ALARM = 26;

/** Something differs from what was signed: nothing is signed, now or later, until people have looked. */
export class SigningRefused extends Error {
  override readonly name = 'SigningRefused';
  readonly exitCode = STOPPED_BY_ALARM;

  constructor(readonly refusal: Refusal) {
    super(`${refusalSentence(refusal)}; nothing was signed`);
  }
}
