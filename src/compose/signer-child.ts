import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigFault } from '../config.js';
import { STOPPED_BY_ALARM } from '../log-signing/refusal.js';
import { KeyFileFault } from '../persistence/log/keys/key-file.js';
import { SignerMemoryFault } from '../persistence/log/signer/signer-memory.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** All that the signer is told of the hub's settings: no other login, no key but its own, no setting of the rest. */
const SETTINGS = [
  'HUB_ENV',
  'HUB_DATA_DIR',
  'HUB_LOG_ORIGIN',
  'HUB_LOG_FORMER_ORIGINS',
  'HUB_LOG_KEY_FILE',
  'HUB_SIGNER_DIR',
  'HUB_RECEIPT_VKEY_FILE',
  'HUB_WITNESS_URL',
  'HUB_WITNESS_VKEY',
  'HUB_LOG_POLICY_FILE',
] as const;

/** What the platform needs to verify certificates, or to run at all. */
const OF_THE_PLATFORM = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'SystemRoot', 'TEMP'] as const;

/** The environment of the signer, picked out of the hub's; `url` is that of its login. */
export function signerEnvironment(environment: Environment, url: string): Readonly<Record<string, string>> {
  const picked = [...SETTINGS, ...OF_THE_PLATFORM].flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(picked), HUB_SIGNER_DATABASE_URL: url };
}

/** A signer that runs until it is closed. */
export interface SignerChild {
  /** Lets it finish the beat at hand. */
  close(): Promise<void>;
}

interface SignerChildSettings {
  /** File and words of `hub sign`, for the platform that runs this process. */
  readonly program: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
  readonly firstWaitMilliseconds?: number;
}

/** Exit codes of what stays wrong however often the signer is started, with what the operator is told of each. */
export const NEEDS_SOMEBODY: ReadonlyMap<number, string> = new Map([
  [STOPPED_BY_ALARM, 'has stopped with an alarm'],
  [new ConfigFault([]).exitCode, 'cannot start with these settings'],
  [new KeyFileFault('').exitCode, 'cannot use a key file'],
  [new SignerMemoryFault('').exitCode, 'cannot use its memory'],
]);

const FIRST_WAIT_MILLISECONDS = 200;
const LONGEST_WAIT_MILLISECONDS = 30_000;
/** A signer that lived so long was well, so that the next wait is the first again. */
const WELL_MILLISECONDS = 60_000;
/** A beat takes less, witnesses included. Ended without a word the signer loses nothing: it remembers before it publishes. */
const PATIENCE_MILLISECONDS = 25_000;

/**
 * Runs the signer as a process of its own and starts it again when it dies, waiting twice as long after each failure. A
 * signer that ended with what no start can heal is left alone: people have to look first, and the hub goes on answering.
 */
export function startSignerChild(settings: SignerChildSettings): SignerChild {
  const { say, firstWaitMilliseconds = FIRST_WAIT_MILLISECONDS } = settings;
  const told = new AbortController();
  let child: ChildProcess | null = null;
  const isTold = (): boolean => told.signal.aborted;
  async function supervise(): Promise<void> {
    let wait = firstWaitMilliseconds;
    while (!isTold()) {
      const began = performance.now();
      child = begun(settings);
      const ended = child === null ? null : await endOf(child);
      if (isTold()) return;
      const why = ended === null ? undefined : NEEDS_SOMEBODY.get(ended);
      if (why !== undefined) {
        say(`the signer of the log ${why}: no head is published until somebody has looked`);
        return;
      }
      if (performance.now() - began >= WELL_MILLISECONDS) wait = firstWaitMilliseconds;
      say(`the signer of the log has ended (${ended ?? 'killed'}); starting it again`);
      await delay(wait, undefined, { signal: told.signal, ref: false }).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLISECONDS);
    }
  }
  const supervision = supervise();
  return {
    close: async () => {
      told.abort();
      child?.kill('SIGTERM');
      const late = setTimeout(() => child?.kill('SIGKILL'), PATIENCE_MILLISECONDS);
      await supervision;
      clearTimeout(late);
    },
  };
}

/**
 * In a group of its own, so that Ctrl-C at the terminal reaches the hub alone, which stops it in order; the channel tells
 * it when the hub is gone without having stopped it. `null` when it cannot be started.
 */
function begun({ program, environment }: SignerChildSettings): ChildProcess | null {
  try {
    return spawn(process.execPath, [...program], {
      env: { ...environment },
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  } catch {
    // some reasons for which no process begins are thrown, others come as an event
    return null;
  }
}

/** The exit code, or `null` when a signal ended it or it could not be started. */
function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      resolve(code);
    });
    child.once('error', () => {
      resolve(null);
    });
  });
}
