import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { readLogPolicy, type LogPolicy } from '../../disclosure-log/format/log-policy.js';
import { Malformed } from '../../disclosure-log/format/malformed.js';
import { ED25519, readVerifierKey, type VerifierKey } from '../../disclosure-log/format/verifier-key.js';
import type { HeadTrust } from '../../disclosure-log/verify/open-head.js';
import { nodeHashing } from '../../persistence/log/node-hashing.js';
import { CannotCheck } from './told-finding.js';

/** Flags that say whose signatures are believed. */
export interface TrustFlags {
  readonly vkey?: string;
  readonly policy?: string;
  readonly origin?: string;
}

export function addTrustFlags(command: Command): Command {
  return command
    .option('--vkey <key>', 'verifier key of the log, name+id+key, or a file that holds it')
    .option('--policy <file>', 'policy of logs, witnesses and their quorum (c2sp.org/tlog-policy)')
    .option('--origin <name>', 'name of the log, when it is not that of its key');
}

/**
 * Whose signature on a head is believed.
 * @throws CannotCheck when the flags name no key of a log, or what they name cannot be read
 */
export async function trustOf({ vkey, policy: file, origin }: TrustFlags): Promise<HeadTrust> {
  const logKeys = vkey === undefined ? [] : [await readKey('--vkey', vkey)];
  const policy = file === undefined ? null : policyOf(await textOf('--policy', file));
  if (logKeys.length + (policy?.logs.length ?? 0) === 0) {
    throw new CannotCheck('whose log is it? give --vkey, or a --policy with a line `log`');
  }
  return { logKeys, policy, origin: origin ?? null };
}

/** Names that the log may have. */
export function originsOf({ logKeys, policy, origin }: HeadTrust): readonly string[] {
  const keys = [...logKeys, ...(policy?.logs.map(({ key }) => key) ?? [])];
  return origin === null ? keys.map(({ name }) => name) : [origin];
}

/**
 * A verifier key that signs texts, given as such or by the file that holds it.
 * @throws CannotCheck when it is neither
 */
export async function readKey(flag: string, given: string): Promise<VerifierKey> {
  const key = keyOrNull(given) ?? keyOrNull((await textOf(flag, given)).trim());
  if (key === null) throw new CannotCheck(`${flag} is not a verifier key, nor a file that holds one`);
  if (key.type !== ED25519)
    throw new CannotCheck(`${flag} is a key of another type than 0x01: a witness's signs no log`);
  return key;
}

function policyOf(text: string): LogPolicy {
  try {
    return readLogPolicy(text, nodeHashing);
  } catch (fault) {
    throw fault instanceof Malformed ? new CannotCheck(`--policy: ${fault.message}`) : fault;
  }
}

function keyOrNull(text: string): VerifierKey | null {
  try {
    return readVerifierKey(text, nodeHashing);
  } catch (fault) {
    if (fault instanceof Malformed) return null;
    throw fault;
  }
}

async function textOf(flag: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new CannotCheck(`${flag}: no file \`${file}\` that can be read`);
  }
}
