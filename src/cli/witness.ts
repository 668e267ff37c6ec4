import type { Command } from 'commander';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startWitness } from '../compose/witness.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { ED25519, isKeyName, readVerifierKey, type VerifierKey } from '../disclosure-log/format/verifier-key.js';
import { nodeHashing } from '../persistence/log/node-hashing.js';

const USAGE = 2;

interface WitnessFlags {
  readonly log: readonly string[];
  readonly name: string;
  readonly key: string;
  readonly state: string;
  readonly host: string;
  readonly port: string;
  readonly json?: true;
}

/** `hub witness`: watches logs for another organisation; runs until it is told to stop, and reads no HUB_ variable. */
export function register(program: Command): void {
  program
    .command('witness')
    .description('cosign the heads of a log, each only when it continues the last one; at another organisation')
    .requiredOption('--log <vkey...>', 'verifier key of a log to watch (name+hash+key); may be given again')
    .requiredOption('--name <name>', 'name of this witness, such as witness.example.org/safeguarding')
    .requiredOption('--key <file>', 'its private key (Ed25519, PEM); made when it is missing')
    .requiredOption('--state <dir>', 'where it remembers the last heads; never restore it from a backup')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', '4002')
    .option('--json', 'print address and verifier key as JSON')
    .addHelpText('after', '\nIt answers plain HTTP: put a proxy with TLS before it when the log is on another machine.')
    .action(async (flags: WitnessFlags, command: Command) => {
      const logs = flags.log.map((text) => logKey(text, command));
      if (!isKeyName(flags.name)) command.error('--name holds no space and no `+`', { exitCode: USAGE });
      await run(flags, logs, portOf(flags.port, command));
    });
}

async function run(flags: WitnessFlags, logs: readonly VerifierKey[], port: number): Promise<void> {
  const told = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const keyFile = resolve(flags.key);
  if (!existsSync(keyFile)) say(`no key at \`${keyFile}\`: a new one is made, which nobody knows yet`);
  const witness = await startWitness({
    logs,
    name: flags.name,
    keyFile,
    stateDirectory: resolve(flags.state),
    host: flags.host,
    port,
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

function portOf(text: string, command: Command): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  return command.error('--port is a number up to 65535', { exitCode: USAGE });
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
