import type { Command } from 'commander';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startWitness, type WitnessSettings } from '../compose/witness.js';
import { ENVIRONMENT } from '../config.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { ED25519, isKeyName, readVerifierKey, type VerifierKey } from '../disclosure-log/format/verifier-key.js';
import { SHORTEST_CREDENTIAL } from '../http/bearer-check.js';
import type { Monitors } from '../http/witness-server.js';
import { nodeHashing } from '../persistence/log/node-hashing.js';
import type { Environment } from './sign-ins.js';

const USAGE = 2;

interface WitnessFlags {
  readonly log: readonly string[];
  readonly name: string;
  readonly key: string;
  readonly state: string;
  readonly host: string;
  readonly port: string;
  readonly first?: true;
  readonly openMonitor?: true;
  readonly json?: true;
}

/**
 * `hub witness`: watches logs for another organisation; runs until it is told to stop. Of the HUB_ variables it reads
 * HUB_WITNESS_MONITOR_CREDENTIAL alone.
 */
export function register(program: Command, environment: Environment = ENVIRONMENT): void {
  program
    .command('witness')
    .description('cosign the heads of a log, each only when it continues the last one; at another organisation')
    .requiredOption('--log <vkey...>', 'verifier key of a log to watch (name+hash+key); may be given again')
    .requiredOption('--name <name>', 'name of this witness, such as witness.example.org/safeguarding')
    .requiredOption('--key <file>', 'its private key (Ed25519, PEM); made when it is missing')
    .requiredOption('--state <dir>', 'where it remembers the last heads; never restore it from a backup')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', '4002')
    .option('--first', 'start with an empty memory: the key is there already and has cosigned nothing yet')
    .option('--open-monitor', 'give the last heads to everybody who asks; they tell how much a log grows')
    .option('--json', 'print address and verifier key as JSON')
    .addHelpText(
      'after',
      `
It answers plain HTTP: put a proxy with TLS before it when the log is on another machine.
Monitors are given heads when HUB_WITNESS_MONITOR_CREDENTIAL is set and they send it as bearer token (16 characters or more).
Exit code 28: the memory in --state is damaged, or not that of this key. It cosigns nothing, for it could cosign a fork.`,
    )
    .action(async (flags: WitnessFlags, command: Command) => {
      const logs = flags.log.map((text) => logKey(text, command));
      if (!isKeyName(flags.name)) command.error('--name holds no space and no `+`', { exitCode: USAGE });
      await run(flags, { logs, port: portOf(flags.port, command), monitors: monitorsOf(flags, environment, command) });
    });
}

type Judged = Pick<WitnessSettings, 'logs' | 'port' | 'monitors'>;

async function run(flags: WitnessFlags, judged: Judged): Promise<void> {
  const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const keyFile = resolve(flags.key);
  if (!existsSync(keyFile)) say(`no key at \`${keyFile}\`: a new one is made, which nobody knows yet`);
  const witness = await startWitness({
    ...judged,
    name: flags.name,
    keyFile,
    stateDirectory: resolve(flags.state),
    first: flags.first === true,
    host: flags.host,
    report: say,
    now: () => Math.floor(Date.now() / 1_000),
  });
  const { address, verifierKey } = witness;
  const lines = `HUB_WITNESS_VKEY=${verifierKey}\nHUB_WITNESS_URL=${address}\n`;
  process.stdout.write(flags.json === true ? `${JSON.stringify({ verifierKey, url: address })}\n` : lines);
  await told;
  say('stopping: what runs is finished first');
  await witness.stop();
}

function logKey(text: string, command: Command): VerifierKey {
  try {
    const key = readVerifierKey(text, nodeHashing);
    if (key.type === ED25519) return key;
    return command.error('--log: the key of a log has type 0x01', { exitCode: USAGE });
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    return command.error(`--log: ${fault.message}`, { exitCode: USAGE });
  }
}

function monitorsOf({ openMonitor }: WitnessFlags, environment: Environment, command: Command): Monitors {
  const credential = environment['HUB_WITNESS_MONITOR_CREDENTIAL'] ?? '';
  if (openMonitor === true) return { kind: 'EVERYBODY' };
  if (credential === '') return { kind: 'NOBODY' };
  if (credential.length >= SHORTEST_CREDENTIAL) return { kind: 'WITH_CREDENTIAL', credential };
  return command.error(`HUB_WITNESS_MONITOR_CREDENTIAL must have ${SHORTEST_CREDENTIAL} characters or more`, {
    exitCode: USAGE,
  });
}

function portOf(text: string, command: Command): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  return command.error('--port is a number up to 65535', { exitCode: USAGE });
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
