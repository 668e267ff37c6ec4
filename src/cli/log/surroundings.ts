import { ENVIRONMENT } from '../../config.js';
import type { Environment } from '../sign-ins.js';

/** What the commands that check a log read and write beside their flags and files. */
export interface LogSurroundings {
  readonly environment: Environment;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Sets the exit code of the process. */
  readonly exit: (code: number) => void;
}

export const PROCESS: LogSurroundings = {
  environment: ENVIRONMENT,
  fetch,
  now: Date.now,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  exit: (code) => {
    process.exitCode = code;
  },
};

export const EXIT_CODES_TEXT =
  '\nExit codes: 0 sound, 1 tampering, 2 cannot be read, or usage, 3 a signature or the quorum of witnesses is missing';
