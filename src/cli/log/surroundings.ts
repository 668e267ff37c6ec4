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
  '\nExit codes: 0 sound; 1 tampering, or a promise that was not kept; 2 nothing can be said: it cannot be read, the hub is' +
  '\nbehind, a setting or a flag is missing; 3 a signature, the quorum of witnesses or a cosignature young enough is missing';
