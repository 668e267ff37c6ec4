import { mkdirSync } from 'node:fs';
import type { SignerConfig } from '../config.js';
import type { NoteSigner } from '../disclosure-log/signing.js';
import { verifierKeyText } from '../disclosure-log/format/verifier-key.js';
import { witnessClient } from '../http/witness-client.js';
import { createAlarms, type Alarms } from '../log-signing/alarms.js';
import { createSigner, type Signer } from '../log-signing/sign-head.js';
import type { DatabaseUrls } from '../persistence/database-role.js';
import { claimDirectory } from '../persistence/directory-claim.js';
import { openAlarmFile } from '../persistence/log/signer/alarm-file.js';
import { nodeSignatureCheck, openSigningKey } from '../persistence/log/keys/ed25519.js';
import { verifierKeyBeside, verifierKeyFile } from '../persistence/log/keys/verifier-key-file.js';
import { createHeadStore } from '../persistence/log/signer/head-store.js';
import { nodeHashing } from '../persistence/log/node-hashing.js';
import { openSignerMemory, SignerMemoryFault } from '../persistence/log/signer/signer-memory.js';
import { closing } from './closing.js';
import { poolsOf } from './pools.js';
import type { Report } from './report.js';
import { witnessPolicy } from './witness-policy.js';

/** A signer with everything that it needs; it holds its directory until it is closed or its process ends. */
export interface ComposedSigner extends Signer {
  readonly alarms: Alarms;
  close(): Promise<void>;
}

interface SigningParts {
  readonly config: SignerConfig;
  readonly urls: Pick<DatabaseUrls, 'signer'>;
  /** One line to the operator. */
  readonly say: (line: string) => void;
  readonly report: Report;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** How long a witness may take: heads leave on a beat, of a second or a minute, with those cosignatures that have come. */
const WITNESS_PATIENCE_MILLISECONDS = { development: 1_000, production: 10_000 } as const;

/**
 * Puts a signer together.
 * @throws ConfigFault, KeyFileFault, DirectoryClaimed when another signer has the directory
 */
export async function composeSigner({ config, urls, say, report, now }: SigningParts): Promise<ComposedSigner> {
  const { origin, formerOrigins, signerDirectory, receiptVerifierKeyFile } = config.log;
  const policy = witnessPolicy(config);
  const signer = openLogKey(config, say);
  const receiptKey = verifierKeyFile(receiptVerifierKeyFile).read();
  const opened = closing();
  try {
    mkdirSync(signerDirectory, { recursive: true, mode: 0o700 });
    const claim = await claimDirectory(signerDirectory);
    opened.add(() => claim.release());
    const pools = poolsOf(urls, report);
    opened.add(() => pools.closeAll());
    const pool = pools.open('signer');
    await pools.refuseUnsoundLogins(config.environment);
    const alarms = createAlarms({ file: openAlarmFile(signerDirectory), now, say });
    const signing = createSigner({
      origin,
      formerOrigins,
      signer,
      receiptKey,
      policy,
      alarms,
      now,
      log: createHeadStore(pool),
      memory: openSignerMemory(signerDirectory, origin),
      witnesses: witnessClient(WITNESS_PATIENCE_MILLISECONDS[config.environment]),
      check: nodeSignatureCheck,
      hashing: nodeHashing,
    });
    return { beat: () => alarmed(signing.beat(), alarms), alarms, close: () => opened.all() };
  } catch (fault) {
    // why it failed is what has to be seen
    await opened.all().catch(() => undefined);
    throw fault;
  }
}

/** A memory that cannot be used stops the signer as a refusal does, which raises the alarm by itself. */
async function alarmed<Outcome>(beat: Promise<Outcome>, alarms: Alarms): Promise<Outcome> {
  try {
    return await beat;
  } catch (fault) {
    if (fault instanceof SignerMemoryFault) alarms.raise('STOPPED', fault.message);
    throw fault;
  }
}

/** Development makes the key at its first start; its public half lies beside it, for witnesses and verifiers. */
function openLogKey({ environment, log }: SignerConfig, say: SigningParts['say']): NoteSigner {
  const path = log.signingKeyFile;
  const signer = openSigningKey({ path, whenMissing: environment === 'production' ? 'REFUSE' : 'MAKE' }, log.origin);
  try {
    verifierKeyFile(verifierKeyBeside(path)).write(signer.key);
  } catch {
    // the folder of the key may be for reading only
    say(`the verifier key of the log cannot be written beside its key: ${verifierKeyText(signer.key)}`);
  }
  return signer;
}
