import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { composeHub, type Hub } from '../../../src/compose.js';
import { composeSigner, type ComposedSigner } from '../../../src/compose/signing.js';
import { auditDatabase } from '../../../src/compose/verify-database.js';
import { readSignerConfig, type Config, type SignerConfig } from '../../../src/config.js';
import { readCheckpoint } from '../../../src/disclosure-log/format/checkpoint.js';
import { readNote } from '../../../src/disclosure-log/format/signed-note.js';
import { hubLog } from '../../../src/http/hub-log.js';
import { trustedIssuers } from '../../../src/identity/trusted-issuers.js';
import { STOPPED_BY_ALARM } from '../../../src/log-signing/refusal.js';
import { openPool } from '../../../src/persistence/connections.js';
import { verifierKeyFile } from '../../../src/persistence/log/keys/verifier-key-file.js';
import type { ReceiptInLog } from '../../../src/release/receipt-in-log.js';
import { openHttp } from '../../../src/serve.js';
import { copiedDatabase, type CopiedDatabase } from '../../support/copied-database.js';
import { logCommand } from '../../support/log-command.js';
import { sequenceAll } from '../../support/published-head.js';
import { askAt, startRunningHub, type RunningHub } from '../../support/running-hub.js';
import { enquire, example } from '../../support/town-enquiries.js';

const NEW = 'hub.example/after-the-restore';
const EXAMPLE = 'a registered patient with a plan';
const RECEIPT = `query Mine($id: ID!) { receipt(decisionId: $id) { origin decisionId decidedAt policyVersion leafHash
  signature index leaf proof openings { slot salt value } } }`;

type Told = ReceiptInLog & { readonly origin: string };

let hub: RunningHub;
let folder: string;
let old: SignerConfig;
let backup: CopiedDatabase;
/** A decision that the backup holds, and that was under a head when it was taken. */
let kept: string;
const opened: (() => Promise<unknown>)[] = [];

/** The same settings but for the log; the new name has a directory of its own. */
function renamed(formerOrigins: readonly string[]): SignerConfig {
  const signerDirectory = join(folder, `signer-${formerOrigins.length}`);
  return { ...old, log: { ...old.log, origin: NEW, formerOrigins, signerDirectory } };
}

async function signing<Outcome>(
  config: SignerConfig,
  signer: string,
  work: (signer: ComposedSigner) => Promise<Outcome>,
): Promise<Outcome> {
  const silent = (): void => undefined;
  const composed = await composeSigner({ config, urls: { signer }, say: silent, report: silent, now: Date.now });
  try {
    return await work(composed);
  } finally {
    await composed.close();
  }
}

const refusalOf = (config: SignerConfig): Promise<unknown> =>
  signing(config, backup.signerUrl, (signer) => signer.beat().catch((fault: unknown) => fault));

interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly note: string;
}

const heads = (): Promise<readonly Head[]> =>
  backup.ask<Head>(`SELECT origin, size::int, encode(root, 'hex') AS root, note FROM hub.log_head ORDER BY id`);

/** The hub on the older copy, under the new name. */
async function hubAfterRestore(): Promise<RunningHub> {
  const { origin, formerOrigins } = renamed([old.log.origin]).log;
  const log = { ...hub.config.log, origin, formerOrigins, receiptVerifierKeyFile: join(folder, 'receipt.vkey') };
  const config: Config = { ...hub.config, log };
  const composed: Hub = await composeHub(config, backup.urls, () => undefined, { work: false, sequence: true });
  opened.push(() => composed.close());
  const issuers = trustedIssuers(hub.issuers, { allowHttp: true });
  if (!issuers.ok) throw new Error(issuers.failure);
  const http = await openHttp(config, composed, issuers.value, hubLog({ level: 'silent' }), { onTheBeat: false });
  opened.push(() => http.stop(0));
  const url = await http.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    ...hub,
    url,
    config,
    ask: async (persona, query, variables, stepUpFor) =>
      askAt(url, await hub.token(persona, stepUpFor), query, variables),
  };
}

async function receiptAt(at: RunningHub, id: string): Promise<Told> {
  const { data, text } = await at.ask<{ receipt: Told | null }>('gp', RECEIPT, { id });
  if (data?.receipt === undefined || data.receipt === null) throw new Error(text);
  return data.receipt;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'former-origin-'));
  hub = await startRunningHub();
  old = readSignerConfig({ HUB_DATA_DIR: hub.config.dataDirectory });
  kept = (await enquire(hub, 'gp', example(hub, 'gp', EXAMPLE))).answer.receipt.decisionId;
  await sequenceAll(hub.database);
  await signing(old, hub.database.urls.signer, (signer) => signer.beat());
  backup = await copiedDatabase(hub.database);
  // the signer goes on after the backup, and remembers that
  await enquire(hub, 'gp', example(hub, 'gp', EXAMPLE));
  await sequenceAll(hub.database);
  await signing(old, hub.database.urls.signer, (signer) => signer.beat());
}, 180_000);
afterAll(async () => {
  for (const close of opened.reverse()) await close();
  await backup.drop();
  await hub.close();
  await rm(folder, { recursive: true });
});

describe('a log that goes on after a restore', { timeout: 60_000 }, () => {
  it('is signed neither under its old name, nor under a new one that does not list the old', async () => {
    const before = await heads();
    expect(await refusalOf(old)).toMatchObject({ exitCode: STOPPED_BY_ALARM, refusal: { kind: 'SHRUNK' } });
    expect(await refusalOf(renamed([]))).toMatchObject({
      exitCode: STOPPED_BY_ALARM,
      refusal: { kind: 'FORGED_PROMISE', index: 0 },
    });
    expect(await heads()).toEqual(before);
  });

  it('is signed from its first leaf under a new name that lists the old one', async () => {
    const [last] = (await heads()).slice(-1);
    await signing(renamed([old.log.origin]), backup.signerUrl, (signer) => signer.beat());
    const [next] = (await heads()).slice(-1);
    // the same leaves in the same order, under a head of the new name
    expect(next).toMatchObject({ origin: NEW, size: last?.size, root: last?.root });
    expect(readCheckpoint(readNote(Buffer.from(next?.note ?? '')).text).origin).toBe(NEW);
    expect(await heads()).toHaveLength(2);
  });

  it('proves old decisions and new ones, each under the name that its receipt was signed with', async () => {
    const restored = await hubAfterRestore();
    const { decisionId: fresh } = (await enquire(restored, 'gp', example(hub, 'gp', EXAMPLE))).answer.receipt;
    await vi.waitUntil(async () => (await backup.ask('SELECT FROM hub.log_pending LIMIT 1')).length === 0, {
      timeout: 20_000,
    });
    await signing(renamed([old.log.origin]), backup.signerUrl, (signer) => signer.beat());
    for (const [id, origin] of [
      [kept, old.log.origin],
      [fresh, NEW],
    ] as const) {
      const receipt = await receiptAt(restored, id);
      expect(receipt.origin).toBe(origin);
      const file = join(folder, `${id}.json`);
      await writeFile(file, JSON.stringify(receipt));
      const logKey = old.log.signingKeyFile.replace(/pem$/, 'vkey');
      const proof = ['proof', file, '--vkey', logKey, '--receipt-vkey', join(folder, 'receipt.vkey')];
      expect(await logCommand(proof), origin).toMatchObject({ code: 0 });
      expect((await logCommand(proof.slice(0, -2))).code).toBe(origin === NEW ? 0 : 2);
    }
  });

  it('is sound in the database under the new name with the old one, and under no other', async () => {
    const pool = openPool('auditor', backup.urls.auditor, { max: 1 });
    opened.push(() => pool.end());
    const { publicKey } = verifierKeyFile(join(folder, 'receipt.vkey')).read();
    const logKey = verifierKeyFile(old.log.signingKeyFile.replace(/pem$/, 'vkey')).read();
    const trust = { logKeys: [logKey], policy: null, origin: null };
    const audited = (formerOrigins: readonly string[]) =>
      auditDatabase(pool, { origin: NEW, formerOrigins }, { trust, receiptKey: publicKey, receipt: null });
    expect(await audited([old.log.origin])).toMatchObject({ kind: 'SOUND', origin: NEW, checked: { heads: 2 } });
    expect(await audited([])).toMatchObject({
      kind: 'TAMPERED',
      index: 0,
      what: 'the receipt is not signed by the key',
    });
  });
});
