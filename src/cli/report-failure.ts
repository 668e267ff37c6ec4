/** An expected failure of a verb: its message is for people, its number for scripts. */
interface ExitCoded {
  readonly message: string;
  readonly exitCode: number;
}

/**
 * Writes why a verb failed and returns the exit code: that of an expected failure, which any error with an `exitCode`
 * is, else 1 with the stack, as nobody foresaw it.
 */
export function reportFailure(error: unknown, write: (line: string) => void): number {
  if (isExitCoded(error)) {
    for (const sentence of error.message.split('\n')) write(`hub: ${sentence}`);
    return error.exitCode;
  }
  write(error instanceof Error ? (error.stack ?? error.message) : 'hub: unknown failure');
  return 1;
}

function isExitCoded(error: unknown): error is ExitCoded {
  return error instanceof Error && typeof (error as Partial<ExitCoded>).exitCode === 'number';
}
