import type { Command } from 'commander';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '../compose/database.js';
import { composeSigner, type ComposedSigner } from '../compose/signing.js';
import { ENVIRONMENT, readSignerConfig } from '../config.js';
import { faultForLog } from '../http/fault-for-log.js';
import type { Environment } from './sign-ins.js';

/** Heads leave on a beat, so that nobody reads one enquiry off the growth of the log. */
const BEAT_MILLISECONDS = { development: 1_000, production: 60_000 } as const;

interface SignFlags {
  readonly once?: true;
}

/** `hub sign`: signs the heads of the log, as a process of its own with its own key, login and memory. */
export function register(program: Command, environment: Environment = ENVIRONMENT): void {
  program
    .command('sign')
    .description(
      'sign the heads of the log, each only when it continues the last one; where its key is, and nothing else',
    )
    .option('--once', 'sign one head, if there is anything new, and end')
    .addHelpText(
      'after',
      '\nStop it with Ctrl-C or SIGTERM. Exit code 26: the log is not what was signed before; look first.',
    )
    .action((flags: SignFlags) => run(flags, environment));
}

async function run({ once }: SignFlags, environment: Environment): Promise<void> {
  const config = readSignerConfig(environment);
  const { told, release } = stopSignal();
  const database = await openDatabase(config, say);
  try {
    await database.prepare('signer');
    const signer = await composeSigner({ config, urls: database.urls, say, report: reported, now: Date.now });
    try {
      if (once) await signer.beat();
      else await beats(signer, BEAT_MILLISECONDS[config.environment], told);
    } finally {
      await signer.close();
    }
  } finally {
    await database.leave();
    release();
  }
}

/** One beat after the other, each at a multiple of the period, until it is told to stop. */
async function beats(signer: ComposedSigner, period: number, told: AbortSignal): Promise<void> {
  while (!told.aborted) {
    await oneBeat(signer);
    await delay(period - (Date.now() % period), undefined, { signal: told }).catch(() => undefined);
  }
}

/** A database that is away, or a disk that is full, is tried again at the next beat; what has an exit code ends it. */
async function oneBeat(signer: ComposedSigner): Promise<void> {
  const { alarms } = signer;
  try {
    await signer.beat();
    alarms.settle('BEAT_FAILED');
  } catch (fault) {
    if (typeof (fault as { readonly exitCode?: unknown }).exitCode === 'number') throw fault;
    const { name, code } = faultForLog(fault);
    alarms.raise('BEAT_FAILED', `the log could not be signed this time (${code ?? name})`);
  }
}

const say = (line: string): void => void process.stderr.write(`hub sign: ${line}\n`);

function reported(what: string, cause: unknown): void {
  const { name, code } = faultForLog(cause);
  say(`${what} (${typeof cause === 'string' ? cause : (code ?? name)})`);
}

/** Aborts at SIGINT or SIGTERM, and when the hub that started this process is gone. */
function stopSignal(): { readonly told: AbortSignal; readonly release: () => void } {
  const told = new AbortController();
  const stop = (): void => {
    told.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'disconnect'] as const;
  for (const signal of signals) process.once(signal, stop);
  // the hub that started it may have gone while it was loading; without one there is no channel, and this is undefined
  if ((process.connected as boolean | undefined) === false) stop();
  return {
    told: told.signal,
    release: () => {
      for (const signal of signals) process.off(signal, stop);
      // an open channel would keep this process running
      if (process.connected) process.disconnect();
    },
  };
}
