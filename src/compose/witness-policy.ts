import { readFileSync } from 'node:fs';
import { ConfigFault, type WitnessingConfig } from '../config.js';
import { readLogPolicy, type LogPolicy } from '../disclosure-log/format/log-policy.js';
import { Malformed } from '../disclosure-log/format/malformed.js';
import { COSIGNATURE, readVerifierKey } from '../disclosure-log/format/verifier-key.js';
import { nodeHashing } from '../persistence/log/node-hashing.js';

/**
 * Who cosigns the heads of the log, and how many of them have to. A single witness has the name of its key; without
 * witnesses nobody has to.
 * @throws ConfigFault when the policy or the key cannot be read
 */
export function witnessPolicy(witnessing: WitnessingConfig): LogPolicy {
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
