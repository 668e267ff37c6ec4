import { existsSync } from 'node:fs';
import { COSIGNATURE, verifierKeyText, type VerifierKey } from '../disclosure-log/format/verifier-key.js';
import { listening } from '../http/listening.js';
import { witnessServer, type Monitors } from '../http/witness-server.js';
import { nodeSignatureCheck, openSigningKey } from '../persistence/log/keys/ed25519.js';
import { nodeHashing } from '../persistence/log/node-hashing.js';
import { headName, openHeadFiles } from '../persistence/witness/head-files.js';
import { judgeCheckpoint } from '../witness/judge-checkpoint.js';
import type { Witness } from '../witness/ports.js';

export interface WitnessSettings {
  /** Keys of the logs to watch. */
  readonly logs: readonly VerifierKey[];
  /** Name of the witness's own key. */
  readonly name: string;
  /** Its private key; made when it is missing. */
  readonly keyFile: string;
  /** Where it remembers; never to be restored from a backup. */
  readonly stateDirectory: string;
  /** That the key has cosigned nothing yet; needless for one that is made now. */
  readonly first: boolean;
  readonly monitors: Monitors;
  readonly host: string;
  readonly port: number;
  readonly report: (line: string) => void;
  /** POSIX seconds. */
  readonly now: () => number;
}

export interface RunningWitness {
  readonly address: string;
  readonly verifierKey: string;
  /** Finishes what is under way, then gives the memory back. */
  stop(): Promise<void>;
}

/**
 * Starts a witness; it needs no database and no setting of a hub.
 * @throws Malformed for a name that no key can have; KeyFileFault; DirectoryClaimed; WitnessMemoryFault; PortTaken
 */
export async function startWitness(settings: WitnessSettings): Promise<RunningWitness> {
  const { logs, name, keyFile, stateDirectory, monitors, host, port, report, now } = settings;
  const first = settings.first || !existsSync(keyFile);
  const signer = openSigningKey({ path: keyFile, whenMissing: 'MAKE' }, name, COSIGNATURE);
  const memory = await openHeadFiles(stateDirectory, { key: verifierKeyText(signer.key), first });
  const witness: Witness = { logs, signer, memory, now, check: nodeSignatureCheck, hashing: nodeHashing };
  const origins = new Map(logs.map((log) => [headName(log.name), log.name]));
  const app = witnessServer({
    judge: (body) => judgeCheckpoint(body, witness),
    latest: async (named) => {
      const origin = origins.get(named);
      return origin === undefined ? null : ((await memory.latest(origin))?.note ?? null);
    },
    monitors,
    report,
  });
  const stop = async (): Promise<void> => {
    await app.close();
    await memory.close();
  };
  try {
    const address = await listening(app, { host, port, variable: '--port' });
    return { address, verifierKey: verifierKeyText(signer.key), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
