import { readFileSync } from 'node:fs';
import { ConfigFault, type Config, type WitnessingConfig } from '../config.js';
import { leadsHere } from '../config/this-machine.js';
import { quorumMet, readLogPolicy, type LogPolicy } from '../disclosure-log/format/log-policy.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { COSIGNATURE, readVerifierKey } from '../disclosure-log/format/verifier-key.js';
import { nodeHashing } from '../persistence/log/node-hashing.js';

/** The settings that decide it. */
export interface Witnessed {
  readonly environment: Config['environment'];
  readonly log: Pick<Config['log'], 'witnessing'>;
}

/**
 * Who cosigns the heads of the log, and how many of them have to. A single witness has the name of its key; without
 * witnesses nobody has to.
 * @throws ConfigFault when the policy or the key cannot be read, and in production also when the quorum can be had
 * without a witness that answers elsewhere by https
 */
export function witnessPolicy({ environment, log }: Witnessed): LogPolicy {
  const policy = policyOf(log.witnessing);
  if (environment === 'production' && quorumMet(policy, witnessesNearBy(policy))) {
    throw new ConfigFault([
      'production needs a witness at another organisation: the quorum of the policy is met without any that has an https address on another machine',
    ]);
  }
  return policy;
}

/** Names of those whom this machine could be, or anybody on the way to them. */
function witnessesNearBy({ witnesses }: LogPolicy): ReadonlySet<string> {
  return new Set(witnesses.filter(({ url }) => !isElsewhere(url)).map(({ name }) => name));
}

function isElsewhere(url: string | null): boolean {
  return url !== null && URL.canParse(url) && new URL(url).protocol === 'https:' && !leadsHere(url);
}

function policyOf(witnessing: WitnessingConfig): LogPolicy {
  switch (witnessing.kind) {
    case 'none':
      return { logs: [], witnesses: [], groups: [], quorum: null };
    case 'one':
      return withOne(witnessing.url, witnessing.verifierKey);
    case 'policy':
      return fromFile(witnessing.file);
  }
}

function withOne(url: string, text: string): LogPolicy {
  const key = understood(() => readVerifierKey(text, nodeHashing), 'HUB_WITNESS_VKEY cannot be read');
  if (key.type !== COSIGNATURE) throw new ConfigFault(['HUB_WITNESS_VKEY is not the key of a witness']);
  return { logs: [], witnesses: [{ name: key.name, key, url }], groups: [], quorum: key.name };
}

function fromFile(file: string): LogPolicy {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? 'no code';
    throw new ConfigFault([`the file that HUB_LOG_POLICY_FILE names cannot be read (${code})`]);
  }
  return understood(() => readLogPolicy(text, nodeHashing), 'the file that HUB_LOG_POLICY_FILE names is no policy');
}

function understood<Value>(read: () => Value, otherwise: string): Value {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof Malformed) throw new ConfigFault([`${otherwise}: ${fault.message}`]);
    throw fault;
  }
}
