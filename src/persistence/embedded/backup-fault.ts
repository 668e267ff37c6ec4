/** Why a backup was not made or not restored, and the exit code by which a script tells one cause from another. */
export const BACKUP_FAULT_EXIT_CODES = {
  EXTERNAL_DATABASE: 30,
  NO_DATABASE: 31,
  TARGET_NOT_EMPTY: 32,
  NOT_A_BACKUP: 33,
  BACKUP_DAMAGED: 34,
  SERVER_RUNNING: 35,
  DATABASE_EXISTS: 36,
  NOT_COMPLETE: 37,
} as const;

export type BackupFaultKind = keyof typeof BACKUP_FAULT_EXIT_CODES;

/** No backup, or no restore; `message` is the one sentence that an operator reads. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
  readonly exitCode: number;

  constructor(
    readonly kind: BackupFaultKind,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
    this.exitCode = BACKUP_FAULT_EXIT_CODES[kind];
  }
}
