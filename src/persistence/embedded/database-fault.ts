/** Why the embedded database cannot run, and the exit code by which a script tells one cause from another. */
export const DATABASE_FAULT_EXIT_CODES = {
  PLATFORM_NOT_SUPPORTED: 10,
  NO_UNPRIVILEGED_USER: 11,
  NO_ACCESS: 12,
  ANOTHER_VERSION: 13,
  NOT_A_DATABASE: 14,
  CREDENTIALS_LOST: 15,
  PORT_TAKEN: 16,
  ANOTHER_SERVER_ON_PORT: 17,
  SERVED_BY_ANOTHER_PROGRAM: 18,
  DISK_FULL: 19,
  STARTED_ELSEWHERE: 20,
  DOES_NOT_START: 21,
} as const;

export type DatabaseFaultKind = keyof typeof DATABASE_FAULT_EXIT_CODES;

/** The database cannot run; `message` is the one sentence that an operator reads. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  readonly exitCode: number;

  constructor(
    readonly kind: DatabaseFaultKind,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
    this.exitCode = DATABASE_FAULT_EXIT_CODES[kind];
  }
}

const SYSTEM_ERRORS: Readonly<Record<string, readonly [DatabaseFaultKind, string]>> = {
  ENOSPC: ['DISK_FULL', 'the disk that holds'],
  EDQUOT: ['DISK_FULL', 'the disk quota for'],
  EACCES: ['NO_ACCESS', 'this user may not use'],
  EPERM: ['NO_ACCESS', 'this user may not use'],
  EROFS: ['NO_ACCESS', 'the file system is read-only that holds'],
};

/** Turns what the operating system said about `folder` into a fault; anything else is returned as it came. */
export function asDatabaseFault(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const known = typeof code === 'string' ? SYSTEM_ERRORS[code] : undefined;
  if (known === undefined || error instanceof DatabaseFault) return error;
  const [kind, beginning] = known;
  const sentence = `${beginning} the data folder \`${folder}\`${kind === 'DISK_FULL' ? ' is full' : ''}`;
  return new DatabaseFault(kind, sentence, { cause: error });
}
