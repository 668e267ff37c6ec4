import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeSigner, type ComposedSigner } from '../../src/compose/signing.js';
import type { SignerConfig } from '../../src/config.js';
import type { AlarmLine } from '../../src/log-signing/alarms.js';
import { verifierKeyFile } from '../../src/persistence/log/keys/verifier-key-file.js';
import { publishReceiptKey } from '../../src/persistence/log/keys/receipt-verifier-key.js';
import type { Instant } from '../../src/shared/instant.js';
import { decisionEntry } from './decision-entry.js';
import { sequenceAll } from './published-head.js';
import { ORIGIN, recordingDatabase, type RecordingDatabase } from './recording-database.js';

/** A head as the database has it. */
export interface StoredHead {
  readonly size: number;
  readonly note: string;
  readonly cosignedBy: readonly string[];
  readonly quorum: boolean;
}

/** A database with decisions of the real writer and sequencer, and a directory and keys for signers of its log. */
export interface SignedLog {
  readonly recording: RecordingDatabase;
  readonly config: SignerConfig;
  /** Decides so many times and gives every decision its place; `minutes` from now. */
  decide(count: number, minutes?: number): Promise<void>;
  /** A signer in this process; closed with the log at the latest. */
  signer(changes?: Partial<SignerConfig['log']>, url?: string): Promise<ComposedSigner>;
  /** The environment for `hub sign` in a process of its own. */
  environment(url?: string): Readonly<Record<string, string>>;
  heads(): Promise<readonly StoredHead[]>;
  alarms(): readonly AlarmLine[];
  /** What the signers of this process told their operator. */
  readonly said: string[];
  /** Statements of somebody who may do anything, with the guards switched off. */
  tamper(...statements: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function signedLog(): Promise<SignedLog> {
  const recording = await recordingDatabase();
  const { database } = recording;
  const folder = mkdtempSync(join(tmpdir(), 'hub-signer-'));
  const opened: ComposedSigner[] = [];
  const said: string[] = [];
  const config: SignerConfig = {
    environment: 'development',
    dataDirectory: folder,
    database: { kind: 'external', urls: { signer: database.urls.signer }, adminUrl: undefined },
    log: {
      origin: ORIGIN,
      formerOrigins: [],
      signingKeyFile: join(folder, 'log.pem'),
      signerDirectory: join(folder, 'signer'),
      receiptVerifierKeyFile: join(folder, 'receipt.vkey'),
      witnessing: { kind: 'none' },
    },
  };
  publishReceiptKey(config.log.receiptVerifierKeyFile, ORIGIN, recording.key.publicKey);
  return {
    recording,
    config,
    said,
    async decide(count, minutes = 0) {
      for (let made = 0; made < count; made += 1) {
        await recording.committed(decisionEntry({ decidedAt: inMinutes(minutes) }));
      }
      await sequenceAll(database);
    },
    async signer(changes = {}, url = database.urls.signer) {
      const signer = await composeSigner({
        config: { ...config, log: { ...config.log, ...changes } },
        urls: { signer: url },
        say: (line) => void said.push(line),
        report: () => undefined,
        now: Date.now,
      });
      opened.push(signer);
      return signer;
    },
    environment: (url = database.urls.signer) => ({
      HUB_LOG_ORIGIN: ORIGIN,
      HUB_LOG_KEY_FILE: config.log.signingKeyFile,
      HUB_SIGNER_DIR: config.log.signerDirectory,
      HUB_RECEIPT_VKEY_FILE: config.log.receiptVerifierKeyFile,
      HUB_SIGNER_DATABASE_URL: url,
    }),
    async heads() {
      const { rows } = await database
        .superuser()
        .query<StoredHead>('SELECT size::int, note, cosigned_by AS "cosignedBy", quorum FROM hub.log_head ORDER BY id');
      return rows;
    },
    alarms: () =>
      readFileSync(join(config.log.signerDirectory, 'alarms.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as AlarmLine),
    async tamper(...statements) {
      const client = await database.superuser().connect();
      try {
        // no trigger fires, as for somebody who holds the server
        await client.query('SET session_replication_role = replica');
        for (const statement of statements) await client.query(statement);
        await client.query('RESET session_replication_role');
      } finally {
        client.release();
      }
    },
    async close() {
      for (const signer of opened) await signer.close();
      await recording.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The key of the log's heads, as the signer wrote it beside its private half. */
export function logVerifierKey({ log }: SignerConfig) {
  return verifierKeyFile(log.signingKeyFile.replace(/pem$/, 'vkey')).read();
}

/** A moment of this machine's clock with microseconds. */
function inMinutes(minutes: number): Instant {
  return new Date(Date.now() + minutes * 60_000).toISOString().replace('Z', '000Z') as Instant;
}
