/** Why records are not destroyed, and the exit code by which a script tells one cause from another. */
const ERASURE_EXIT_CODES = {
  BAD_LIST: 2,
  NOT_AGREED: 40,
  UNKNOWN_DECISIONS: 41,
  STILL_TO_BE_TOLD: 42,
  RECORD_MISSING: 43,
  AGREED_BY_CONCERNED: 44,
  STILL_DUE: 45,
  NOT_PUBLISHED: 46,
} as const;

export type ErasureRefusal = keyof typeof ERASURE_EXIT_CODES;

/** Nothing was destroyed; `message` tells how many decisions stand against it and never which. */
export class ErasureRefused extends Error {
  override readonly name = 'ErasureRefused';
  readonly exitCode: number;

  constructor(
    readonly why: ErasureRefusal,
    sentence: string,
  ) {
    super(sentence);
    this.exitCode = ERASURE_EXIT_CODES[why];
  }
}
